import { newEpisode, stepEpisode } from './episode.js'
import type { Episode } from './episode.js'

const delays = { delayOnMs: 30, delayOffMs: 20 }
/** `true@10` = a report at 10 that says it holds, `tick@40` a tick; answers what came of each. */
function play(...said: string[]): { events: (string | null)[]; episode: Episode } {
  let episode = newEpisode()
  const events = said.map((text) => {
    const [what, at] = text.split('@')
    const step = stepEpisode(episode, what === 'true' ? true : what === 'false' ? false : null, Number(at), what !== 'tick', delays)
    episode = step.episode
    return step.event
  })
  return { events, episode }
}

test('raised once when it has held long enough, by report or by tick, and cleared when it has been gone long enough', () => {
  expect(play('true@10', 'true@39', 'true@40', 'true@50', 'false@60', 'false@79', 'false@80').events).toEqual([null, null, 'raise', null, null, null, 'clear'])
  expect(play('true@10', 'tick@40', 'tick@45', 'false@60', 'tick@80').events).toEqual([null, 'raise', null, null, 'clear'])
})

test('a gap shorter than the delay-off is none; a flicker does not add up', () => {
  expect(play('true@0', 'true@30', 'false@40', 'true@59', 'true@90').events).toEqual([null, 'raise', null, null, null])
  expect(play('true@0', 'false@20', 'true@25', 'true@54', 'true@55').events).toEqual([null, null, null, null, 'raise'])
})

test('what is older than what was heard is not listened to', () => {
  expect(play('true@100', 'true@110', 'false@90', 'true@130').events).toEqual([null, null, null, 'raise'])
  expect(play('false@100', 'true@50', 'tick@140')).toMatchObject({ events: [null, null, null], episode: { raised: false, lastMs: 100 } })
  expect(play('true@0', 'true@30', 'false@20', 'tick@60').events).toEqual([null, 'raise', null, null])
})

test('what says nothing changes nothing', () => {
  expect(play('true@10', 'null@40').events).toEqual([null, 'raise'])
  expect(play('null@5').episode.holds).toBe(false)
})
