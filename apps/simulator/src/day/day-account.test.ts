import type { IncidentDetail } from '@watchfloor/shared'
import type { Matter } from '../problems/matter.js'
import { accountDay, keepsPromise, printed } from './day-account.js'

const matter = (more: Partial<Matter> = {}): Matter => ({ id: 'M', kind: { label: 'x', category: '0406', zh: 'x', weight: 1, workMin: [1, 2] }, lat: 30, lon: 121, urgent: false, real: true, door: 'grid', camera: null, sinceMs: 0, present: false, claims: 0, undone: false, ...more })
const incident = (state: string, more: object = {}): IncidentDetail => ({ number: '1', state, priority: 'P3', closedByRule: state === 'closed' ? 'auto.close-field' : null, timeline: [], ...more }) as unknown as IncidentDetail
const line = (role: string, action: string): object => ({ action, actor: { type: 'person', role, id: 'p', name: 'p' } })
const day = (pairs: readonly (readonly [IncidentDetail, Matter | undefined])[]) => {
  const of = new Map(pairs)
  return accountDay(pairs.map(([one]) => one), (one) => of.get(one), pairs.flatMap(([, known]) => known ?? []))
}

test('each incident stands in one cell, by what was there and what became of it', () => {
  const account = day([
    [incident('closed'), matter()], [incident('closed'), matter({ present: true })], [incident('rejected'), matter({ real: false })], [incident('closed'), undefined],
    [incident('handled'), matter()], [incident('closed', { timeline: [line('seat', 'close')] }), matter()], [incident('reported', { priority: 'P2' }), matter({ urgent: true, present: true })],
  ])
  expect(account.matrix).toMatchObject({
    'put right': { 'closed by rule': 1, 'waits for a person': 1, 'ended by a person': 1 }, 'not put right': { 'closed by rule': 1 }, 'never there': { 'rejected by rule': 1, 'closed by rule': 1 }, 'urgent': { 'waits for a person': 1 },
  })
  expect([account.withoutHand, account.closedByRule, account.unrepaired.length, account.urgentClosed.length]).toEqual([4, 3, 1, 0])
  expect(printed(account)).toContain('1 = 33.33 %')
})

test('one wrong in fifty breaks the promise, one in two hundred keeps it, one urgent breaks it', () => {
  const many = (n: number) => Array.from({ length: n }, () => [incident('closed'), matter()] as const)
  const wrong = [incident('closed'), matter({ present: true })] as const
  expect(keepsPromise(day([...many(49), wrong]))).toBe(false)
  expect(keepsPromise(day([...many(199), wrong]))).toBe(true)
  expect(keepsPromise(day([...many(199), [incident('closed', { priority: 'P2' }), matter({ urgent: true })]]))).toBe(false)
  expect(keepsPromise(day([...many(80), ...Array.from({ length: 20 }, () => [incident('handled'), matter()] as const)]))).toBe(false)
  expect(keepsPromise(day([]))).toBe(false)
})

test('who reports from a seat has not dealt with it; what nobody made an incident of is missed', () => {
  const reported = incident('closed', { timeline: [line('seat', 'report')] })
  expect(day([[reported, matter()]]).withoutHand).toBe(1)
  expect(accountDay([], () => undefined, [matter(), matter({ real: false })]).missed).toBe(1)
})
