import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { city } from '@watchfloor/city'
import type { FlowSettings, IncidentDetail, IncidentRow } from '@watchfloor/shared'
import { accountDay, keepsPromise, printed } from './day/day-account.js'
import { quickenRules } from './day/quicken-rules.js'
import { HubClient } from './hub/hub-client.js'
import { Memory } from './hub/memory.js'
import { registerCases, registerCity, renewSource } from './hub/register-city.js'
import { FRIGATE_USERNAME } from './hub/rows.js'
import { rostersOf } from './linlan.js'
import { Pacer } from './net/pacer.js'
import { hirePeople } from './problems/people.js'
import { startProblems } from './problems/problem-life.js'
import { readSettings } from './settings.js'
import { Agenda, playLive } from './time/agenda.js'
import { TruthFile } from './truth/truth-file.js'

/**
 * One day of cases, faster than life, against a real hub: problems happen, are noticed, reported, handled, sometimes not, and checked, all through the hub's doors. At the
 * end what the hub did is held against what there really was, which the hub never saw. Ends with 1 where the promise of the auto-flow was not kept.
 */

const say = (what: string): void => console.log(`case-day: ${what}`)
const fault = (error: unknown): void => console.error('case-day:', error instanceof Error ? error.message : error)
const number = (name: string, usual: number): number => Number(process.env[name] ?? usual)
/** How many matters, in how many minutes of ours; a day of the city's passes meanwhile. */
const MATTERS = number('DAY_MATTERS', 500)
const MINUTES = number('DAY_MINUTES', 8)
const SPEED = (24 * 60) / MINUTES
/** The day is over when nothing has moved for this long, or after so many minutes more. */
const QUIET_MS = 45_000
const SETTLE_MINUTES = 6
/** A look of twenty seconds is an hour of the city's at this pace. */
const FLOW: Partial<FlowSettings> = { lookS: 20, sampleShare: 0.03 }
/** Morning and evening bring three times as much as the hours between (DOMAIN §7.4). */
const isPeak = (share: number): boolean => (share > 8 / 24 && share < 10 / 24) || (share > 16 / 24 && share < 19 / 24)

const settings = readSettings(process.env, [])
const sizes = { trucks: 0, native: 0, traccar: 0, officers: 0, docks: 0, cameras: 729 }
const linlan = city()
const memory = await Memory.open(settings.stateDir, settings.hubUrl)
const admin = new HubClient(settings.hubUrl, settings.username, settings.password)
await admin.signIn((why) => say(`waiting for the hub (${why})`))
const rosters = rostersOf(linlan, sizes)
const registry = await registerCity(admin, memory, linlan, rosters, sizes.cameras, say)
await registerCases(admin, linlan, rosters, sizes.cameras)
const people = await hirePeople(admin, memory, (username, password) => new HubClient(settings.hubUrl, username, password), FLOW)
const quick = await quickenRules(admin, SPEED)
say(quick.length > 0 ? `rules at the day's pace: ${quick.join(', ')}` : 'the hub has no rules to quicken')
const before = new Set((await admin.all<IncidentRow>('/api/incidents')).map(({ id }) => id))
const truth = await TruthFile.open(join(settings.stateDir, 'truth'), fault)
const agenda = new Agenda(Date.now())
const life = startProblems({ city: linlan, agenda, truth }, people, sizes.cameras, {
  host: settings.mqttHost, port: settings.mqttPort, pacer: new Pacer(settings.connectRate), password: () => memory.passwords.get(FRIGATE_USERNAME) ?? '',
  refused: () => void renewSource(admin, memory, registry.frigateSourceId!, FRIGATE_USERNAME).catch(fault),
}, { host: settings.hj212Host, port: settings.hj212Port }, { speed: SPEED, pollMs: 1000, seed: number('DAY_SEED', 2026) }, fault)
const stopPlaying = playLive(agenda, fault)
while (!life.frigate.ready) await wait(100)

const weights = Array.from({ length: 480 }, (_, i) => (isPeak(i / 480) ? 3 : 1))
const whole = weights.reduce((sum, weight) => sum + weight, 0)
let soFar = 0
let due = 0
weights.forEach((weight, i) => {
  soFar += weight
  for (; due < Math.round((MATTERS * soFar) / whole); due++) agenda.after((i / 480) * MINUTES * 60_000 + 1000, () => life.happenings.happen())
})
say(`${MATTERS} matters in ${MINUTES} minutes, ${Math.round(SPEED)} times as fast as life`)

const own = async (): Promise<IncidentRow[]> => (await admin.all<IncidentRow>('/api/incidents')).filter(({ id }) => !before.has(id))
await wait(MINUTES * 60_000)
let last = ''
let movedMs = Date.now()
for (const end = Date.now() + SETTLE_MINUTES * 60_000; Date.now() < end && Date.now() - movedMs < QUIET_MS;) {
  await wait(3000)
  const now = (await own()).map(({ id, version }) => `${id}${version}`).sort().join()
  if (now !== last) movedMs = Date.now()
  last = now
}
life.stop()
stopPlaying()
const rows = await own()
const incidents: IncidentDetail[] = []
for (let i = 0; i < rows.length; i += 8) incidents.push(...await Promise.all(rows.slice(i, i + 8).map(({ id }) => admin.get(`/api/incidents/${id}`) as Promise<IncidentDetail>)))
const account = accountDay(incidents, (incident) => life.street.at(incident.category, incident), life.street.matters)
const { matters } = life.street
say(`${matters.length} matters: ${matters.filter(({ real }) => !real).length} not there, ${matters.filter(({ urgent }) => urgent).length} urgent; ${life.squads.reduce((sum, { handled }) => sum + handled, 0)} handled by squads, ${matters.filter(({ undone }) => undone).length} claimed and not done; ${life.collectors.reduce((sum, { looked }) => sum + looked, 0)} looks by collectors; ${life.happenings.lookalikes} lawful look-alikes; ${life.happenings.refused} reports refused`)
console.log(printed(account))
await Promise.all([truth.close(), memory.save()])
process.exit(keepsPromise(account) ? 0 : 1)
