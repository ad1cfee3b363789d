import { createHash, randomBytes } from 'node:crypto'
import { sha256Here, sha256Of } from './sha256.js'

const known = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

it.each([0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000, 100_000])('%i bytes', (length) => {
  const bytes = randomBytes(length)
  expect(sha256Here(bytes)).toBe(known(bytes))
})

it('is the same by the browser and without it', async () => {
  const file = new Blob(['现场照片'])
  expect(await sha256Of(file)).toBe(known(Buffer.from('现场照片')))
})
