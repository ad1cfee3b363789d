/** SHA-256 for pages without a secure context, where the browser offers none (FIPS 180-4 §6.2). */

const primes: number[] = []
for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p !== 0)) primes.push(n)
/** The first 32 bits of the fractional part. */
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0
const K = Int32Array.from(primes, (p) => fraction(Math.cbrt(p)))
const START = Int32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p)))
const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** Hex of the SHA-256 of some bytes, computed here. */
export function sha256Here(bytes: Uint8Array): string {
  const length = Math.ceil((bytes.length + 9) / 64) * 64
  const state = Int32Array.from(START)
  const words = new Int32Array(64)
  const block = new Uint8Array(64)
  const view = new DataView(block.buffer)
  for (let at = 0; at < length; at += 64) {
    block.fill(0)
    block.set(bytes.subarray(at, at + 64))
    if (at <= bytes.length && bytes.length < at + 64) block[bytes.length - at] = 0x80
    if (at + 64 === length) {
      view.setUint32(56, Math.floor(bytes.length / 2 ** 29))
      view.setUint32(60, (bytes.length << 3) >>> 0)
    }
    for (let t = 0; t < 16; t++) words[t] = view.getInt32(t * 4)
    mix(state, words)
  }
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

function mix(state: Int32Array, w: Int32Array): void {
  for (let t = 16; t < 64; t++) {
    const [x, y] = [w[t - 15]!, w[t - 2]!]
    w[t] = w[t - 16]! + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + w[t - 7]! + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let t = 0; t < 64; t++) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[t]! + w[t]!) | 0
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g; g = f; f = e; e = (d + one) | 0
    d = c; c = b; b = a; a = (one + two) | 0
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = state[i]! + word
}

/** Hex of the SHA-256 of a file: by the browser where it may, else here. */
export async function sha256Of(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer()
  if (!globalThis.crypto?.subtle) return sha256Here(new Uint8Array(bytes))
  return Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
