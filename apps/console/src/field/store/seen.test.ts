import { EVIDENCE_TYPES } from '@watchfloor/shared'
import { isFilm, isSeen } from './seen.js'

test('the phone shows whatever may be kept but documents, and a camera\u2019s still as a film', () => {
  expect(EVIDENCE_TYPES.filter((mime) => !isSeen({ mime }))).toEqual(['application/pdf'])
  expect(EVIDENCE_TYPES.filter((mime) => isFilm({ mime }))).toEqual(['video/mp4'])
})
