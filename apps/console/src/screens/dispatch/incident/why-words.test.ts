import { whyWords } from './why-words.js'

test('grounds of the automatic way are known by what they say, with their source and confidence', () => {
  expect(whyWords('reported by ai, confidence 0.93')).toEqual({ key: 'reportedSure', source: 'ai', confidence: '0.93' })
  expect(whyWords('reported by grid')).toMatchObject({ key: 'reported', source: 'grid' })
  expect(whyWords('rule truck_uncovered')).toMatchObject({ key: 'alarm', source: 'rule' })
  expect(whyWords('citizen: not sure enough to file')).toMatchObject({ key: 'unsure', source: 'citizen' })
  expect(whyWords('responsible: 01a2044a-7390-74d0-b057-8f2b21f6799f')).toEqual({ key: 'responsible' })
})

test('a ground that nobody foresaw is left as it is', () => {
  expect(whyWords('something new')).toBeNull()
})
