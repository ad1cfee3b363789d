import { boxOf, withBox } from './picture-box.js'

const jpeg = (...segments: number[][]): Blob => new Blob([new Uint8Array([0xff, 0xd8, ...segments.flat(), 0xff, 0xda, 0, 2, 1, 2, 3])], { type: 'image/jpeg' })
const JFIF = [0xff, 0xe0, 0, 4, 0x4a, 0x46]
const comment = (text: string): number[] => [0xff, 0xfe, 0, text.length + 2, ...new TextEncoder().encode(text)]

describe('the box of a picture', () => {
  test('is read back from the picture itself, whose other bytes stay as they were', async () => {
    const plain = jpeg(JFIF)
    const boxed = await withBox(plain, { x: 0.125, y: 1 / 3, w: 0.5, h: 0.25 })
    expect(boxed.type).toBe('image/jpeg')
    expect(boxOf(await boxed.arrayBuffer())).toEqual({ x: 0.125, y: 0.3333, w: 0.5, h: 0.25 })
    const [before, after] = [new Uint8Array(await plain.arrayBuffer()), new Uint8Array(await boxed.arrayBuffer())]
    expect([...after.subarray(0, 2), ...after.subarray(after.length - before.length + 2)]).toEqual([...before])
  })

  test('is none where nobody drew one, and behind a comment of somebody else', async () => {
    expect(boxOf(await jpeg(JFIF).arrayBuffer())).toBeNull()
    expect(boxOf(await (await withBox(jpeg(comment('made by hand')), { x: 0, y: 0, w: 1, h: 1 })).arrayBuffer())).toEqual({ x: 0, y: 0, w: 1, h: 1 })
    expect(boxOf(await jpeg(comment('made by hand')).arrayBuffer())).toBeNull()
  })

  test.each(['watchfloor box 0 0 2 1', 'watchfloor box 0 0 1', 'watchfloor box 0 0 0 1', 'watchfloor box a b c d', 'watchfloor box 0 0 1 1 1'])('is none where it says %p', async (text) => {
    expect(boxOf(await jpeg(comment(text)).arrayBuffer())).toBeNull()
  })

  test('never throws, wherever a picture was cut off', async () => {
    const bytes = await (await withBox(jpeg(JFIF), { x: 0, y: 0, w: 1, h: 1 })).arrayBuffer()
    for (let length = 0; length < bytes.byteLength; length++) expect(() => boxOf(bytes.slice(0, length))).not.toThrow()
  })
})
