import type { Command, PushTrouble } from '@watchfloor/shared'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { PushRun } from './push-run.js'
import type { PushWays } from './push-run.js'

const PATIENCE = { answerMs: 40, lateMs: 5000, pictureMs: 40, betweenMs: [1, 1, 1], lookMs: 1 }
const command = (status: Command['status'], answer: string | null = null): Command => ({ id: 'c', deviceId: 'd', input: { type: 'live_stop', videoId: 'v' }, status, answer, createdAt: '', finishedAt: null, by: 'x' })

/** A dock that answers in this order; after `picture` answers its picture comes. */
function dock(answers: readonly (Command | Error)[], picture = Infinity, trouble: PushTrouble | null = null) {
  const told: string[] = []
  let asked = 0
  const ways: PushWays = {
    ready: () => trouble === null ? { videoId: 'v' } : { trouble },
    start: () => {
      told.push('start')
      const answer = answers[asked++]!
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(command('sent'))
    },
    stop: () => { told.push('stop'); return Promise.resolve() },
    ended: () => Promise.resolve(answers[asked - 1] as Command),
    sending: () => asked >= picture,
    wanted: () => false,
  }
  return { ways, told }
}
const run = async ({ ways }: ReturnType<typeof dock>, abort = new AbortController()) => {
  const one = new PushRun(ways, abort.signal, PATIENCE)
  return { came: await one.run(), state: one.state }
}

test('a dock that is not ready is asked again until its picture comes', async () => {
  const d = dock([command('failed', 'result 513008'), command('timeout'), command('done')], 3)
  expect(await run(d)).toMatchObject({ came: true, state: { tries: 3 } })
  expect(d.told).toEqual(['start', 'start', 'start'])
})

test('what asking again does not mend is given up at once, with the device\u2019s own number', async () => {
  const d = dock([command('failed', 'result 513013')])
  expect(await run(d)).toEqual({ came: false, state: { step: 'failed', tries: 1, trouble: 'refused', code: '513013' } })
})

test('a yes without a picture, and a camera that streams elsewhere, are ended before they are asked again', async () => {
  const yes = dock([command('done'), command('done'), command('done'), command('done')])
  expect(await run(yes)).toMatchObject({ came: false, state: { step: 'failed', trouble: 'no_picture', tries: 4 } })
  expect(yes.told.slice(0, 3)).toEqual(['start', 'stop', 'start'])
  const busy = dock([command('failed', 'result 513003'), command('done')], 2)
  expect(await run(busy)).toMatchObject({ came: true })
  expect(busy.told).toEqual(['start', 'stop', 'start'])
})

test('nothing is asked of an aircraft on the ground, and a dock that is not connected is not asked on', async () => {
  const ground = dock([], Infinity, 'not_flying')
  expect(await run(ground)).toEqual({ came: false, state: { step: 'failed', tries: 0, trouble: 'not_flying', code: null } })
  expect(ground.told).toEqual([])
  const gone = dock([new ApiProblem('device.offline', 'away')])
  expect(await run(gone)).toMatchObject({ came: false, state: { trouble: 'offline', tries: 1 } })
})

test('an answer that is lost does no harm when the picture comes, and nobody is asked for what nobody wants any more', async () => {
  expect(await run(dock([command('sent')], 1))).toMatchObject({ came: true })
  const abort = new AbortController()
  abort.abort()
  const d = dock([])
  expect(await run(d, abort)).toMatchObject({ came: false })
  expect(d.told).toEqual([])
})

describe('a start that is answered after nobody wants the picture any more', () => {
  /** A dock that takes its time: told, given up, then answered. */
  async function late(answer: Command, wanted = false): Promise<string[]> {
    const abort = new AbortController()
    const { ways, told } = dock([command('sent')])
    let say = (_: Command): void => undefined
    const answered = new Promise<Command>((resolve) => { say = resolve })
    const one = new PushRun({ ...ways, ended: () => answered, wanted: () => wanted }, abort.signal, { ...PATIENCE, answerMs: 60_000 })
    const over = one.run()
    while (told.length === 0) await new Promise((resolve) => { setImmediate(resolve) })
    abort.abort()
    say(answer)
    expect(await over).toBe(false)
    return told
  }

  test('is ended again', async () => {
    expect(await late(command('done'))).toEqual(['start', 'stop'])
    // Whether it came there nobody knows: ending what never began does no harm.
    expect(await late(command('timeout'))).toEqual(['start', 'stop'])
  })

  test('is let be where it was refused, or where somebody wants it again', async () => {
    expect(await late(command('failed', 'result 513008'))).toEqual(['start'])
    expect(await late(command('done'), true)).toEqual(['start'])
  })
})
