import { judgeNotice, NOTICE_WEIGHTS, USUAL_NOTICE_RULES } from './parking-notice.js'
import type { NoticeDraft, NoticePhoto } from './parking-notice.js'
import { plainPlate, plateKind } from './plate.js'

const MIN = 60_000
const photo = (role: NoticePhoto['role'], minute: number, more: Partial<NoticePhoto> = {}): NoticePhoto => ({ role, takenMs: minute * MIN, lat: 29.97, lon: 121.22, accuracyM: 6, ...more })
const whole: NoticeDraft = { plate: '浙B12345', lat: 29.97, lon: 121.22, accuracyM: 8, clockOffsetMs: 400, photos: [photo('near', 0), photo('far', 1), photo('reference', 4)] }

it.each([
  ['浙B12345', 'blue'], ['浙b·12 3a5', 'blue'], ['沪AD12345', 'green'], ['京A12345D', 'green'], ['浙BDA1234', 'green'],
  ['浙BI2345', null], ['浙B1234', null], ['浙B123456', null], ['AB12345', null], ['浙112345', null], ['', null],
])('%s is %s', (text, kind) => { expect(plateKind(text)).toBe(kind) })

it('compares plates however they are written', () => { expect(plainPlate(' 浙b·123 45')).toBe('浙B12345') })

it('is valid with full marks when nothing is missing', () => { expect(judgeNotice(whole)).toEqual({ score: 100, valid: true, faults: [], plateKind: 'blue' }) })

it('starts at nothing, and the weights are a hundred', () => {
  expect(judgeNotice({ plate: '', lat: null, lon: null, accuracyM: null, clockOffsetMs: null, photos: [] })).toMatchObject({ score: 0, valid: false })
  expect(Object.values(NOTICE_WEIGHTS).reduce((a, b) => a + b)).toBe(100)
})

it.each<[string, Partial<NoticeDraft>, string[]]>([
  ['a plate that is none', { plate: '浙B1' }, ['plate']],
  ['two photos', { photos: [photo('near', 0), photo('far', 5)] }, ['photos', 'roles']],
  ['three of the same', { photos: [photo('near', 0), photo('near', 1), photo('near', 5)] }, ['roles']],
  ['all at once', { photos: [photo('near', 0), photo('far', 0), photo('reference', 2.9)] }, ['spacing']],
  ['two visits', { photos: [photo('near', 0), photo('far', 1), photo('reference', 61)] }, ['spacing']],
  ['a position too coarse', { accuracyM: 31 }, ['position']],
  ['a photo of another street', { photos: [photo('near', 0), photo('far', 1), photo('reference', 4, { lat: 29.98 })] }, ['together']],
  ['a photo without position', { photos: [photo('near', 0), photo('far', 1), photo('reference', 4, { lat: null })] }, ['together']],
  ['a clock that is off', { clockOffsetMs: -61_000 }, ['clock']],
  ['a clock nobody compared', { clockOffsetMs: null }, ['clock']],
])('%s', (_, change, faults) => {
  const verdict = judgeNotice({ ...whole, ...change })
  expect(verdict).toMatchObject({ valid: false, faults })
  expect(verdict.score).toBeLessThan(100)
})

it('rises with each photo', () => {
  const scores = [0, 1, 2, 3].map((n) => judgeNotice({ ...whole, photos: whole.photos.slice(0, n) }).score)
  expect(scores).toEqual([...scores].sort((a, b) => a - b))
  expect(new Set(scores).size).toBe(4)
})

it('asks what the city asks', () => { expect(judgeNotice({ ...whole, photos: whole.photos.slice(0, 2) }, { ...USUAL_NOTICE_RULES, minPhotos: 2, roles: ['near', 'far'], minSpacingMs: 0 }).valid).toBe(true) })
