/** A part of a picture, from 0 to 1 of its width and height. */
export interface Box { x: number; y: number; w: number; h: number }

/** A JPEG begins with two bytes, then come segments: FF, kind, length (itself included) in two bytes. ITU-T T.81, B.1.1. */
const [START, MARK, COMMENT, SCAN] = [2, 0xff, 0xfe, 0xda]
const WORD = 'watchfloor box '
const DIGITS = 4

/** The JPEG with a comment that says where its box is: the framing travels with the picture and is under the same hash. */
export async function withBox(jpeg: Blob, box: Box): Promise<Blob> {
  const text = new TextEncoder().encode(WORD + [box.x, box.y, box.w, box.h].map((part) => part.toFixed(DIGITS)).join(' '))
  const length = text.length + 2
  return new Blob([jpeg.slice(0, START), new Uint8Array([MARK, COMMENT, length >> 8, length & 0xff]), text, jpeg.slice(START)], { type: jpeg.type })
}

/** The box that a picture says it has; null when it is no JPEG, says none, or says nonsense. */
export function boxOf(jpeg: ArrayBuffer): Box | null {
  const bytes = new DataView(jpeg)
  if (bytes.byteLength < 4 || bytes.getUint16(0) !== 0xffd8) return null
  for (let at = START; at + 4 <= bytes.byteLength && bytes.getUint8(at) === MARK && bytes.getUint8(at + 1) !== SCAN;) {
    const length = bytes.getUint16(at + 2)
    if (length < 2 || at + 2 + length > bytes.byteLength) return null
    if (bytes.getUint8(at + 1) === COMMENT) {
      const text = new TextDecoder().decode(new Uint8Array(jpeg, at + 4, length - 2))
      const [x, y, w, h, ...more] = text.startsWith(WORD) ? text.slice(WORD.length).split(' ').map(Number) : []
      const whole = [x, y, w, h].every((part) => part !== undefined && part >= 0 && part <= 1) && more.length === 0
      if (whole && w! > 0 && h! > 0) return { x: x!, y: y!, w: w!, h: h! }
    }
    at += 2 + length
  }
  return null
}
