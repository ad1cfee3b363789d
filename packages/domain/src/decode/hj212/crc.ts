/**
 * The check of HJ 212-2017 appendix A over the data segment: the register is shifted right by a whole byte *before* the next byte is XORed in, so that this is not
 * the CRC of Modbus although it has its polynomial.
 */
export function crcOf(bytes: Uint8Array, from = 0, to = bytes.length): number {
  let crc = 0xffff
  for (let i = from; i < to; i++) {
    crc = (crc >> 8) ^ bytes[i]!
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1
  }
  return crc
}
