import { ReasonedLooks } from './reasoned-looks.js'

const MIN = 60_000
const CAM = '6f1c2a7e-0d54-4f0c-9a51-2f0b8d3e4c11'
const OTHER = '6f1c2a7e-0d54-4f0c-9a51-2f0b8d3e4c12'

describe('a look for which a reason was given', () => {
  test('runs while the picture is open and a minute longer, for that person and that camera', () => {
    const looks = new ReasonedLooks()
    looks.begin(CAM, 'li', MIN)
    looks.opened(`cam/${CAM}/main`, 'li', 'session')
    for (let minute = 1; minute <= 90; minute++) {
      looks.goOn((id) => id === 'session', minute * MIN - 1)
      expect(looks.isRunning(CAM, 'li', minute * MIN)).toBe(true)
    }
    expect(looks.isRunning(CAM, 'wang', 90 * MIN)).toBe(false)
    expect(looks.isRunning(OTHER, 'li', 90 * MIN)).toBe(false)
    looks.goOn(() => false, 90 * MIN)
    expect(looks.isRunning(CAM, 'li', 91 * MIN - 2)).toBe(true)
    expect(looks.isRunning(CAM, 'li', 91 * MIN)).toBe(false)
  })

  test('is over with its leave when nobody opened anything, and leaves nothing behind', () => {
    const looks = new ReasonedLooks()
    looks.begin(CAM, 'li', MIN)
    looks.goOn(() => true, MIN - 1)
    expect(looks.isRunning(CAM, 'li', MIN - 1)).toBe(true)
    expect(looks.isRunning(CAM, 'li', MIN)).toBe(false)
    looks.goOn(() => true, MIN)
    expect(looks.size).toBe(0)
  })

  test('is not begun by an opening alone: another person or path, or a camera without a reason, has none', () => {
    const looks = new ReasonedLooks()
    looks.begin(CAM, 'li', MIN)
    looks.opened(`cam/${CAM}/main`, 'wang', 'a')
    looks.opened(`cam/${OTHER}/main`, 'li', 'b')
    looks.opened('elsewhere', 'li', 'c')
    looks.goOn(() => true, MIN - 1)
    expect(looks.isRunning(CAM, 'wang', MIN - 1)).toBe(false)
    expect(looks.isRunning(OTHER, 'li', MIN - 1)).toBe(false)
    expect(looks.isRunning(CAM, 'li', MIN)).toBe(false)
  })

  test('knows the newest connections of somebody whose line breaks again and again', () => {
    const looks = new ReasonedLooks()
    looks.begin(CAM, 'li', MIN)
    for (let n = 0; n < 100; n++) looks.opened(`cam/${CAM}/sub~h264`, 'li', `session ${n}`)
    looks.goOn((id) => id === 'session 99', 2 * MIN - 1)
    expect(looks.isRunning(CAM, 'li', 2 * MIN)).toBe(true)
  })
})
