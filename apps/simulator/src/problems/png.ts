import { crc32, deflateSync } from 'node:zlib'

const chunk = (type: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(body.length, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}

/** A simulated photograph: a small PNG whose colours and words are its own, so that two pictures are the same bytes only if they are the same picture. */
export function photograph(words: string, shade: number): Buffer {
  const [width, height] = [96, 64]
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  const pixels = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * (1 + width * 3) + 1 + x * 3
      // Sky above, street below, something in the middle of it.
      const thing = Math.abs(x - 48) < 14 && Math.abs(y - 42) < 10
      pixels.set(thing ? [120 + (shade % 90), 70 + ((shade * 7) % 120), 60] : y < 26 ? [140, 160, 176] : [96 + ((x * y + shade) % 12), 98, 100], at)
    }
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('tEXt', Buffer.from(`Comment\0${words}`, 'latin1')), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))])
}
