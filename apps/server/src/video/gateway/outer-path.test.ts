import { readOuterPath } from './outer-path.js'

const h264 = { codec: 'H264', codecProps: { width: 640, height: 360, profile: 'Main', level: '3.1' } }

test('a path of a new MediaMTX tells what comes and how large it is', () => {
  expect(readOuterPath({ name: 'a', available: true, ready: true, source: { type: 'rtspSource', id: '' }, tracks: ['H264', 'G711'], tracks2: [{ codec: 'G711', codecProps: { sampleRate: 8000 } }, h264] }))
    .toEqual({ ready: true, fetched: true, fault: null, codec: 'H264', width: 640, height: 360 })
})

test('a path of an old MediaMTX is read, too', () => {
  expect(readOuterPath({ name: 'a', ready: true, source: { type: 'rtmpConn', id: '1' }, tracks: ['H264'] })).toEqual({ ready: true, fetched: false, fault: null, codec: 'H264', width: null, height: null })
})

test.each([['H265', 'h265'], ['M-JPEG', 'codec'], ['G711', 'no_video']])('%s alone is named for what it is', (codec, fault) => {
  expect(readOuterPath({ available: true, tracks2: [{ codec }] }).fault).toBe(fault)
})

test('a source that is being fetched has no fault yet, and one that nobody fetches is not fetched', () => {
  expect(readOuterPath({ available: false, source: { type: 'rtspSource' }, tracks2: [] })).toMatchObject({ ready: false, fetched: true, fault: null })
  expect(readOuterPath({ available: false, source: null, tracks2: null })).toMatchObject({ ready: false, fetched: false })
})
