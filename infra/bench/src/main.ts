/** `npm run bench [-- pipe latency memory alarms incidents year case-day video wall probe supervise browser] [--seconds N] [--rounds N]`: ratios and figures against their goals, all in one run on one machine. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { alarmsSection } from './alarms-section.js'
import { caseDaySection } from './case-day-section.js'
import { incidentsSection } from './incidents-section.js'
import { latencySection } from './latency-section.js'
import { memorySection } from './memory-section.js'
import { own } from './paths.js'
import { pipeSection } from './pipe-section.js'
import { probeSection } from './probe-section.js'
import { line, machine, title } from './say.js'
import { superviseSection } from './supervise-section.js'
import { videoSection } from './video-section.js'
import { wallSection } from './wall-section.js'
import { yearSection } from './year-section.js'

const { values, positionals } = parseArgs({ allowPositionals: true, options: {
  seconds: { type: 'string' }, rounds: { type: 'string', default: '2' }, consoles: { type: 'string', default: '10' }, profile: { type: 'string' },
} })
const seconds = (standard: number): number => Number(values.seconds ?? standard)
const consoles = Number(values.consoles)
const nodeArgs = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : []

const sections: Record<string, () => Promise<boolean>> = {
  pipe: () => pipeSection({ seconds: seconds(15), rounds: Number(values.rounds), consoles, devices: 2000, nodeArgs }),
  latency: () => latencySection({ seconds: seconds(30), consoles, units: 2000, perSecond: 1000, nodeArgs }),
  memory: () => memorySection({ seconds: seconds(60), devices: 10_000, nodeArgs }),
  alarms: () => alarmsSection({ seconds: seconds(30), consoles, units: 2000, perSecond: 1000, nodeArgs }),
  incidents: () => incidentsSection({ seconds: seconds(60), perSecond: 200, nodeArgs }),
  year: () => yearSection({ rounds: 60, nodeArgs }),
  'case-day': caseDaySection,
  video: () => videoSection({ seconds: seconds(15) }),
  wall: () => wallSection({ seconds: seconds(15) }),
  probe: () => probeSection(),
  supervise: () => superviseSection({ seconds: seconds(40), rounds: Number(values.rounds), nodeArgs }),
  browser: () => {
    title('The map in a browser')
    return run('browser-map.js')
  },
}

const asked = positionals.length > 0 ? positionals : Object.keys(sections)
const unknown = asked.filter((name) => !(name in sections))
if (unknown.length > 0) {
  console.error(`no such section: ${unknown.join(', ')} (there are ${Object.keys(sections).join(', ')})`)
  process.exit(2)
}
line(machine())
const missed: string[] = []
for (const name of asked) if (!await sections[name]!()) missed.push(name)
line(missed.length === 0 ? '\nEvery goal that was measured is reached.' : `\nNot reached: ${missed.join(', ')}`)
process.exit(missed.length === 0 ? 0 : 1)

/** A bench of its own with its own browser. */
function run(file: string): Promise<boolean> {
  if (!existsSync(own(file))) { line('not built here: skipped'); return Promise.resolve(true) }
  return new Promise((resolve) => { spawn(process.execPath, [own(file)], { stdio: 'inherit' }).once('exit', (code) => resolve(code === 0)) })
}
