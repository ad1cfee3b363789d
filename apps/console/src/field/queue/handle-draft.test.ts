import type { Entry } from './entry.js'
import { mendable } from './handle-draft.js'

const refused = (code: string, input: object, state: Entry['state'] = 'refused'): Entry => ({ state, problem: { code, message: 'x' }, errand: { kind: 'incident', input } }) as unknown as Entry
const waived = { action: 'handle', outcome: 'first_offence_waived', rectified: true, note: '\u9996\u6b21', plate: '\u6d59BA1234' }

test('a waived first offence that was refused goes back into its form as it was filled in', () => {
  for (const code of ['incident.not_first', 'incident.plate_needed']) {
    expect(mendable(refused(code, waived))).toEqual({ outcome: 'first_offence_waived', note: '\u9996\u6b21', open: false, province: '\u6d59', rest: 'BA1234' })
  }
})

test('without a plate the field keeps its usual province; what was left open stays open', () => {
  expect(mendable(refused('incident.plate_needed', { action: 'handle', outcome: 'ticket', rectified: false }))).toEqual({ outcome: 'ticket', note: '', open: true })
})

test('what is no matter of the form, is no disposal, or only waits is not mended there', () => {
  expect([refused('incident.illegal_action', waived), refused('incident.missing', { action: 'note', note: 'x' }), refused('incident.not_first', waived, 'conflict')].map(mendable)).toEqual([null, null, null])
})
