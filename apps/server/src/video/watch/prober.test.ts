import type { Settings } from '../../platform/config/settings.js'
import type { MediaDoor } from '../gateway/media-door.js'
import type { ConditionRows } from './condition-rows.js'
import { Prober } from './prober.js'

/** How often the next camera was asked for by a process of that role before it ended; the gateway is an outer one, reached by all. */
async function looksOf(role: string, probe = 'on'): Promise<number> {
  let asked = 0
  const conditions = { forgetOld: () => Promise.resolve(), next: () => { asked++; return Promise.resolve(null) } } as unknown as ConditionRows
  const never = undefined as never
  const prober = new Prober({ ROLE: role, VIDEO_PROBE: probe } as Settings, never, { state: () => 'ok' } as MediaDoor, never, never, conditions, never)
  prober.onApplicationBootstrap()
  await new Promise((resolve) => { setImmediate(resolve) })
  await prober.onModuleDestroy()
  return asked
}

test('of several processes with one outer gateway the worker alone looks at the cameras', async () => {
  expect([await looksOf('all'), await looksOf('worker'), await looksOf('web'), await looksOf('ingest')]).toEqual([1, 1, 0, 0])
  expect(await looksOf('all', 'off')).toBe(0)
})
