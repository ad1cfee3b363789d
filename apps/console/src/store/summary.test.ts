import { unitFromEntry } from './unit.js'
import { summarise } from './summary.js'

const unit = (n: number, more: object) => unitFromEntry({
  n, id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`, name: 'x', kind: 'truck', protocol: 'jt808', externalId: 'x', presence: 'online', presenceSince: 0, ...more,
}, 0)

describe('the counts', () => {
  it('count by kind and presence, and know the newest fix', () => {
    const got = summarise([
      unit(1, { last: [500, 0, 0, null, null, null] }), unit(2, { presence: 'stale', last: [900, 0, 0, null, null, null], alarm: 'critical' }), unit(3, { kind: 'drone', presence: 'never' }),
    ], true)
    expect(got.total).toEqual({ online: 1, stale: 1, offline: 0, never: 1, total: 3, alarms: 1 })
    expect(got.byKind.truck).toMatchObject({ total: 2, online: 1, stale: 1 })
    expect(got.byKind.drone.never).toBe(1)
    expect(got.newestMs).toBe(900)
  })
  it('know no newest fix where there is none', () => expect(summarise([unit(1, {})], true).newestMs).toBeNaN())
})
