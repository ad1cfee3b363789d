import { LoginThrottle } from './login-throttle.js'

const fail = (throttle: LoginThrottle, times: number, name = 'ann', address = '10.0.0.1', at = 0) => { for (let i = 0; i < times; i++) throttle.tried(name, address, at) }

test('four failures cost nothing, the fifth two seconds, each further one twice as long, a quarter of an hour at most', () => {
  const throttle = new LoginThrottle()
  fail(throttle, 4)
  expect(throttle.waitMs('ann', '10.0.0.1', 0)).toBe(0)
  fail(throttle, 1)
  expect(throttle.waitMs('ann', '10.0.0.1', 0)).toBe(2000)
  fail(throttle, 1)
  expect(throttle.waitMs('ann', '10.0.0.1', 1000)).toBe(3000)
  fail(throttle, 30)
  expect(throttle.waitMs('ann', '10.0.0.1', 0)).toBe(15 * 60_000)
})

test('the same name from elsewhere, and another name from the same address, are free', () => {
  const throttle = new LoginThrottle()
  fail(throttle, 10)
  expect(throttle.waitMs('ann', '10.0.0.2', 0)).toBe(0)
  expect(throttle.waitMs('bob', '10.0.0.1', 0)).toBe(0)
})

test('an address that tries many names is slowed for all of them', () => {
  const throttle = new LoginThrottle()
  for (let i = 0; i < 50; i++) throttle.tried(`name${i}`, '10.0.0.1', 0)
  expect(throttle.waitMs('new', '10.0.0.1', 0)).toBeGreaterThan(0)
})

test('a right password clears the name; an hour of peace forgets', () => {
  const throttle = new LoginThrottle()
  fail(throttle, 5)
  throttle.succeeded('ann', '10.0.0.1')
  fail(throttle, 4)
  expect(throttle.waitMs('ann', '10.0.0.1', 0)).toBe(0)
  fail(throttle, 1, 'ann', '10.0.0.1', 3_700_000)
  expect(throttle.waitMs('ann', '10.0.0.1', 3_700_000)).toBe(0)
})

test('a shift that signs in from one address, each at the first try, is never slowed', () => {
  const throttle = new LoginThrottle()
  for (let i = 0; i < 200; i++) {
    throttle.tried(`name${i}`, '10.0.0.1', 0)
    throttle.succeeded(`name${i}`, '10.0.0.1')
  }
  expect(throttle.waitMs('new', '10.0.0.1', 0)).toBe(0)
})

test('an own account does not hide guesses at others', () => {
  const throttle = new LoginThrottle()
  for (let i = 0; i < 50; i++) {
    throttle.tried(`name${i}`, '10.0.0.1', 0)
    throttle.tried('own', '10.0.0.1', 0)
    throttle.succeeded('own', '10.0.0.1')
  }
  expect(throttle.waitMs('new', '10.0.0.1', 0)).toBe(0)
  throttle.tried('new', '10.0.0.1', 0)
  expect(throttle.waitMs('newer', '10.0.0.1', 0)).toBeGreaterThan(0)
})
