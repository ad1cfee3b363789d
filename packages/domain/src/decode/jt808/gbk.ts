/** STRING fields are GBK (JT/T 808-2019 §4.2). Decoding is the platform's; encoding is a table inverted from it, so that nothing is shipped. */

// Every engine we run on has it; domain loads no platform types.
declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string }

let decoder: InstanceType<typeof TextDecoder> | null = null
const gbk = (): InstanceType<typeof TextDecoder> => (decoder ??= new TextDecoder('gbk'))

/** GBK bytes [from, to) as text, up to the first NUL and without spaces around it; broken sequences become U+FFFD. */
export function gbkText(bytes: Uint8Array, from = 0, to = bytes.length): string {
  let end = from
  while (end < to && bytes[end] !== 0) end++
  return gbk().decode(bytes.subarray(from, end)).trim()
}

/** A fixed-length field that some terminals pad with NULs in front instead of behind; `max` characters at most. */
export function gbkField(bytes: Uint8Array, from: number, length: number, max = 200): string {
  const to = Math.min(from + length, bytes.length)
  let start = from
  while (start < to && bytes[start] === 0) start++
  return gbkText(bytes, start, to).slice(0, max)
}

let table: Uint16Array | null = null

/** UTF-16 unit → two-byte GBK code, 0 where there is none. Built on first use: 24,066 code points, 128 KB. */
function invertedTable(): Uint16Array {
  const out = new Uint16Array(65_536)
  const pair = new Uint8Array(2)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      pair[0] = lead
      pair[1] = trail
      const text = gbk().decode(pair)
      const unit = text.charCodeAt(0)
      if (text.length === 1 && unit !== 0xfffd && unit > 0x7f && out[unit] === 0) out[unit] = (lead << 8) | trail
    }
  }
  return out
}

/** Text as GBK; what GBK cannot write (emoji, rare characters) becomes `?`, one for each character. */
export function gbkBytes(text: string): Uint8Array {
  const codes = (table ??= invertedTable())
  const out: number[] = []
  for (const char of text) {
    const unit = char.charCodeAt(0)
    const code = char.length === 1 ? codes[unit]! : 0
    if (char.length === 1 && unit < 0x80) out.push(unit)
    else if (code === 0) out.push(0x3f)
    else out.push(code >>> 8, code & 0xff)
  }
  return Uint8Array.from(out)
}
