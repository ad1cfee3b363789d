import { draftOf, drafts, dropDraft, keepDraft } from './drafts.js'
import { lastReport, newReport, reportsOf, restoreReport } from './report-drafts.js'

beforeEach(() => drafts.setState({ items: [] }))
const keys = (): string[] => reportsOf(drafts.getState().items).map(({ key }) => key)

test('several reports are kept beside each other and beside what else was typed, the one typed last first', () => {
  const [first, second] = [newReport(), newReport()]
  expect(first).not.toBe(second)
  keepDraft(first, { description: '井盖' })
  keepDraft('0190:file', { reason: 'x' })
  keepDraft(second, { description: '占道' })
  expect(keys()).toEqual([second, first])
  keepDraft(first, { description: '井盖缺失' })
  expect([keys(), lastReport()]).toEqual([[first, second], first])
})

test('with none begun the desk starts a new one, which is not kept until something is written', () => {
  expect(lastReport()).toMatch(/^report:/)
  expect(keys()).toEqual([])
})

test('one that an older page kept without a key of its own is among them', () => {
  keepDraft('report', { address: '大成路' })
  expect(lastReport()).toBe('report')
})

test('a discarded one comes back as it was', () => {
  const key = newReport()
  keepDraft(key, { description: '井盖' })
  const [draft] = reportsOf(drafts.getState().items)
  dropDraft(key)
  expect(keys()).toEqual([])
  restoreReport(draft!)
  expect(draftOf(key)).toEqual({ description: '井盖' })
})
