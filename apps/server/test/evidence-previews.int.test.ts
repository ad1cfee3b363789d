import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import sharp from 'sharp'
import { ImageShrinker } from '../src/evidence/files/image-shrinker.js'
import { picture, upload } from './evidence-builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'

/** Lists load small copies; what is kept as evidence is never touched, and nothing of who and where leaks with a copy. */

let hub: TestHub
let officer: Caller
beforeAll(async () => { hub = await startHub(); officer = await hub.login('officer') })
afterAll(() => hub.stop())

const fileOf = (hash: string): string => join(hub.dataDir, 'evidence', hash.slice(0, 2), hash.slice(2, 4), hash)
const previewOf = (hash: string): string => join(hub.dataDir, 'evidence', 'previews', hash.slice(0, 2), `${hash}.webp`)
const ask = async (id: string, by: Caller = officer): Promise<{ status: number; type: string | null; cache: string | null; bytes: Buffer }> => {
  const answer = await fetch(`${hub.baseUrl}/api/evidence/${id}/preview`, { headers: { Authorization: `Bearer ${by.token}` } })
  return { status: answer.status, type: answer.headers.get('content-type'), cache: answer.headers.get('cache-control'), bytes: Buffer.from(await answer.arrayBuffer()) }
}
/** A phone's picture held upright: stored lying, with its place and its maker. */
const phonePicture = (): Promise<Buffer> => sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#7a6' } })
  .withExif({ IFD0: { Make: 'PhoneMaker' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 42/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '121/1 1/1 0/1' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer()

test('a preview is small, upright and says nothing of its picture’s place; the original stays byte for byte', async () => {
  const content = await phonePicture()
  expect((await sharp(content).metadata()).exif?.toString('latin1')).toContain('PhoneMaker')
  const { body: item } = await upload(officer, content, {}, 'image/jpeg')
  expect(existsSync(previewOf(item.hash))).toBe(false)
  const { status, type, cache, bytes } = await ask(item.id)
  expect([status, type, cache]).toEqual([200, 'image/webp', 'private, max-age=31536000, immutable'])
  const small = await sharp(bytes).metadata()
  expect(small).toMatchObject({ format: 'webp', width: 240, height: 320 })
  expect([small.exif, small.xmp, small.iptc, small.orientation]).toEqual([undefined, undefined, undefined, undefined])
  expect(bytes.toString('latin1')).not.toContain('PhoneMaker')
  expect(readFileSync(fileOf(item.hash)).equals(content)).toBe(true)
  expect(readFileSync(previewOf(item.hash)).equals(bytes)).toBe(true)
})

test('many who ask for one picture at once get the same one, and nothing half made stays', async () => {
  const { body: item } = await upload(officer, picture(900, 600))
  const all = await Promise.all(Array.from({ length: 8 }, () => ask(item.id)))
  expect(new Set(all.map(({ status, bytes }) => `${status} ${bytes.toString('base64')}`)).size).toBe(1)
  expect(readdirSync(join(hub.dataDir, 'evidence', 'previews')).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('a damaged picture is said to be one, each time; its original is still there', async () => {
  const whole = await phonePicture()
  const { body: item, status } = await upload(officer, whole.subarray(0, Math.floor(whole.length / 2)), {}, 'image/jpeg')
  expect(status).toBe(201)
  for (let i = 0; i < 2; i++) {
    const answer = await ask(item.id)
    expect([answer.status, JSON.parse(answer.bytes.toString())]).toEqual([400, expect.objectContaining({ code: 'input.invalid', message: expect.stringContaining('ask for the file itself') })])
  }
  expect((await officer.get(`/api/evidence/${item.id}/file`)).status).toBe(200)
})

test('what fails for the machine’s sake is not the picture’s fault: it is tried again later and then made', async () => {
  const { body: item } = await upload(officer, picture(800, 600))
  const shrinker = hub.app.get(ImageShrinker)
  const shrink = jest.spyOn(shrinker, 'shrink').mockRejectedValue(new Error('ENOSPC: no space left on device, write'))
  const clock = jest.spyOn(Date, 'now')
  try {
    for (let i = 0; i < 2; i++) {
      const answer = await ask(item.id)
      expect([answer.status, JSON.parse(answer.bytes.toString())]).toEqual([503, expect.objectContaining({ code: 'hub.overloaded' })])
    }
    // The second one did not try at once.
    expect(shrink).toHaveBeenCalledTimes(1)
    shrink.mockRestore()
    const later = Date.now() + 60_000
    clock.mockReturnValue(later)
    expect((await ask(item.id)).status).toBe(200)
  } finally {
    shrink.mockRestore()
    clock.mockRestore()
  }
  expect(existsSync(previewOf(item.hash))).toBe(true)
})

test('the library’s own words tell a passing failure from a damaged picture', async () => {
  const shrinker = new ImageShrinker()
  const missing = join(hub.dataDir, 'nothing-there')
  await expect(shrinker.shrink(missing, join(hub.dataDir, 'x.webp'))).rejects.toThrow(/missing/)
  const { body: item } = await upload(officer, picture(64, 64))
  // A disk that does not take the small one.
  await expect(shrinker.shrink(fileOf(item.hash), join(missing, 'x.webp'))).rejects.toThrow(/ENOENT/)
})

test('who may not see a picture may not see it small; what is no picture has none', async () => {
  const { body: item } = await upload(officer, picture(400, 400))
  expect((await ask(item.id, await hub.login('officer'))).status).toBe(404)
  const { body: paper } = await upload(officer, Buffer.from('%PDF-1.4\n%%EOF\n'), {}, 'application/pdf')
  expect((await ask(paper.id)).status).toBe(400)
})

test('where sharp cannot be loaded the original stands for its preview, and is not kept as one', async () => {
  const content = picture(700, 500)
  const { body: item } = await upload(officer, content)
  const able = jest.spyOn(hub.app.get(ImageShrinker), 'isAble').mockResolvedValue(false)
  try {
    const { status, type, cache, bytes } = await ask(item.id)
    expect([status, type, cache, bytes.equals(content)]).toEqual([200, 'image/png', 'private, max-age=3600', true])
  } finally { able.mockRestore() }
})
