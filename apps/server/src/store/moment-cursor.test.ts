import { momentCursor, readMomentCursor } from './moment-cursor.js'

const id = '0198a2c0-0000-7000-8000-000000000001'

test.each(['2026-11-22 19:00:00.123456+00', '2026-11-22 19:00:00+08', '2026-11-22 19:00:00.1+05:30', 'infinity'])('%s comes back as it went', (at) => {
  expect(readMomentCursor(momentCursor({ at, id }))).toEqual({ at, id })
})

test.each([['2026-11-22', id], ["2026-11-22 19:00:00'--", id], ['infinity', 'x'], ['infinity'], 7])('%j is none of ours', (held) => {
  expect(readMomentCursor(Buffer.from(JSON.stringify(held)).toString('base64url'))).toBeNull()
})
test('nor is what is no JSON', () => expect(readMomentCursor('###')).toBeNull())
