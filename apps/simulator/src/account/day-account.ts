import type { City } from '@watchfloor/city'
import type { Json } from '../drones/dock-link.js'
import type { Links, Rosters } from '../linlan.js'
import { people } from '../linlan.js'
import { Agenda } from '../time/agenda.js'
import { DAY_MS, midnightOf } from '../time/shanghai.js'
import { NO_TRUTH } from '../truth/truth.js'

/** The sums of one simulated day, to lay beside DOMAIN §7.4. */
export interface DayAccount {
  readonly sorties: number
  readonly kmPerSortie: number
  readonly messages: number
  /** Messages per second over the whole day, over the working hours (9–16 h, every kind at work), and in the busiest minute. */
  readonly meanPerS: number
  readonly steadyPerS: number
  readonly peakPerS: number
  readonly perHour: readonly number[]
  readonly trips: number
  readonly truckKm: number
  readonly recordingAtNoon: number
  /** Person-shifts seen recording on the four inner streets. */
  readonly innerShifts: number
  readonly byKind: Readonly<Record<string, number>>
}

/**
 * Plays a whole day as fast as it goes: the same trucks, officers and docks, only that the ways to the hub count instead of sending.
 * `share` plays every nth truck and officer and counts each n times: quicker, and within a few per cent.
 */
export function accountDay(city: City, all: Rosters, dayMs: number, share = 1): DayAccount {
  const some = <T>(list: readonly T[]): T[] => list.filter((_, i) => i % share === 0)
  const rosters: Rosters = { trucks: some(all.trucks), officers: some(all.officers), docks: all.docks }
  const startMs = midnightOf(dayMs)
  // An hour's run-in, so that the day does not begin with everybody's first report.
  const agenda = new Agenda(startMs - 3_600_000)
  const minutes = new Uint32Array(1440)
  const byKind: Record<string, number> = {}
  const count = (kind: string, n = 1): void => {
    const minute = Math.floor((agenda.nowMs - startMs) / 60_000)
    if (minute < 0 || minute >= 1440) return
    minutes[minute]! += n
    byKind[kind] = (byKind[kind] ?? 0) + n
  }
  const inner = new Set<string>()
  const links: Links = {
    truck: () => ({ open: () => undefined, report: () => count('truck position', share), backlog: (list) => count('truck backlog', share * Math.ceil(list.length / 12)), beat: () => count('truck heartbeat', share), silence: () => undefined }),
    officer: (spec) => ({
      open: () => undefined, silence: () => undefined,
      report: (s) => { count('body camera', share); if (s.recording && agenda.nowMs >= startMs && Number(spec.beat.id.split('-')[1]) <= 4) inner.add(spec.id) },
    }),
    dock: () => {
      let answer: (topic: string, message: Json) => void = () => undefined
      return {
        open: (opened, heard) => { answer = heard; opened() },
        publish: (topic, message) => {
          count(topic.endsWith('/osd') ? 'drone and dock telemetry' : 'drone and dock message')
          if (topic.endsWith('/status')) answer(`${topic}_reply`, message)
        },
        film: () => () => undefined,
      }
    },
  }
  const life = people({ city, agenda, truth: NO_TRUTH }, rosters, links, 60_000, { has: new Set(), remember: () => undefined }, null)
  agenda.run(startMs, true)
  const before = { sorties: sum(life.docks, (d) => d.sorties), km: sum(life.docks, (d) => d.flownM), trips: sum(life.trucks, (t) => t.trips), driven: sum(life.trucks, (t) => t.drivenM) }
  let recordingAtNoon = 0
  agenda.at(startMs + DAY_MS / 2, () => { recordingAtNoon = share * life.officers.filter((o) => o.recording).length })
  agenda.run(startMs + DAY_MS, true)
  const sorties = sum(life.docks, (d) => d.sorties) - before.sorties
  const messages = minutes.reduce((a, b) => a + b, 0)
  const perHour = Array.from({ length: 24 }, (_, h) => minutes.slice(h * 60, h * 60 + 60).reduce((a, b) => a + b, 0) / 3600)
  return {
    sorties, kmPerSortie: sorties === 0 ? 0 : (sum(life.docks, (d) => d.flownM) - before.km) / sorties / 1000, messages, meanPerS: messages / 86_400,
    steadyPerS: perHour.slice(9, 16).reduce((a, b) => a + b, 0) / 7, peakPerS: Math.max(...minutes) / 60, perHour,
    trips: share * (sum(life.trucks, (t) => t.trips) - before.trips), truckKm: (share * (sum(life.trucks, (t) => t.drivenM) - before.driven)) / 1000, recordingAtNoon, innerShifts: share * inner.size, byKind,
  }
}

const sum = <T>(list: readonly T[], of: (item: T) => number): number => list.reduce((total, item) => total + of(item), 0)
