import { ConnectionCount, SignInGuard } from './sign-in-guard.js'

describe('SignInGuard', () => {
  it('bars an address after its failures and lets it back in after a minute', () => {
    let now = 0
    const guard = new SignInGuard(3, () => now)
    for (let i = 0; i < 3; i++) guard.failed('192.0.2.1')
    expect(guard.barred('192.0.2.1')).toBe(true)
    expect(guard.barred('192.0.2.2')).toBe(false)
    now = 60_001
    expect(guard.barred('192.0.2.1')).toBe(false)
  })

  it('forgets failures when the right secret comes', () => {
    const guard = new SignInGuard(2, () => 0)
    guard.failed('192.0.2.1')
    guard.succeeded('192.0.2.1')
    guard.failed('192.0.2.1')
    expect(guard.barred('192.0.2.1')).toBe(false)
  })
})

describe('ConnectionCount', () => {
  it('limits in all and per address, and gives places back', () => {
    const count = new ConnectionCount(3, 2)
    expect([count.enter('a'), count.enter('a'), count.enter('a'), count.enter('b'), count.enter('c')]).toEqual(['ok', 'ok', 'too_many_from_address', 'ok', 'too_many'])
    count.leave('a')
    count.leave('nobody')
    expect(count.enter('c')).toBe('ok')
    expect(count.total).toBe(3)
  })
})
