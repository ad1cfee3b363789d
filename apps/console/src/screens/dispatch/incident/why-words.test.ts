import { whyWords } from './why-words.js'

test('grounds of the automatic way are known by what they say, with their source and confidence', () => {
  expect(whyWords('reported by ai, confidence 0.93')).toEqual({ key: 'reportedSure', source: 'ai', confidence: '0.93' })
  expect(whyWords('reported by grid')).toMatchObject({ key: 'reported', source: 'grid' })
  expect(whyWords('rule truck_uncovered')).toMatchObject({ key: 'alarm', source: 'rule' })
  expect(whyWords('citizen: not sure enough to file')).toMatchObject({ key: 'unsure', source: 'citizen' })
  expect(whyWords('responsible: 01a2044a-7390-74d0-b057-8f2b21f6799f')).toEqual({ key: 'responsible' })
})

test('grounds of clocks, alarms and doors are known with what they name', () => {
  expect(whyWords('P1 alarm sos')).toEqual({ key: 'raised', what: 'P1' })
  expect(whyWords('not done within 1.5 work_day')).toEqual({ key: 'notDone', what: '1.5', unit: 'work_day' })
  expect(whyWords('no answer within 30 minutes')).toMatchObject({ key: 'noAnswer', what: '30' })
  expect(whyWords('reported through 12345 热线')).toEqual({ key: 'reportedThrough', what: '12345 热线' })
})

test('what became of a picture that a report named is known', () => {
  expect(whyWords('its picture was fetched from hotline.example')).toEqual({ key: 'pictureFetched', what: 'hotline.example' })
  expect(whyWords('its picture could not be had: HTTP 404')).toEqual({ key: 'pictureAnswer', what: '404' })
  expect(whyWords('its picture could not be had: private address')).toEqual({ key: 'pictureClosed' })
})

test('a ground that nobody foresaw is left as it is', () => {
  expect(whyWords('something new')).toBeNull()
})
