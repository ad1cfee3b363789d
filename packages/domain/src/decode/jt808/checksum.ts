/** The check code: XOR of every byte from the header to the end of the body (JT/T 808-2019 §4.4.4). Over a frame that carries its check code it is 0. */
export function xorOf(bytes: Uint8Array, from = 0, to = bytes.length): number {
  let xor = 0
  for (let i = from; i < to; i++) xor ^= bytes[i]!
  return xor
}
