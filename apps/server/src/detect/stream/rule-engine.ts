import { Injectable, Logger } from '@nestjs/common'
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common'
import { atMsOf, isNews, stepRule } from '@watchfloor/domain'
import type { EventReport, RuleInput } from '@watchfloor/domain'
import { DetectPort } from '../../ports/detect.port.js'
import type { Findings, StreamEvent, StreamPart, StreamReport, StreamTick } from '../../ports/detect.port.js'
import { CaseFeedPort } from '../../ports/case-feed.port.js'
import { LiveStatePort } from '../../ports/live-state.port.js'
import type { LiveUnit } from '../../ports/live-state.port.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { AlarmOpener } from '../alarms/alarm-opener.js'
import type { AlarmChanges } from '../alarms/fold-signals.js'
import { DetectMetrics } from '../detect-metrics.js'
import { Facts } from '../facts/facts.js'
import { SeatBook } from '../seats/seat-book.js'
import { Found } from './found.js'
import type { FoundHost } from './found.js'
import { RuleMemory } from './rule-memory.js'
import type { Slot } from './rule-plan.js'
import type { Watched } from './watched.js'
import { Withdrawal } from './withdrawal.js'

/** What a rule remembers that only went on is stored this often. */
const CHECKPOINT_MS = 15_000

/** Feeds the rules: each stretch of the stream in order, one at a time, from the memory that the stretches before it left. */
@Injectable()
export class RuleEngine extends DetectPort implements FoundHost, OnModuleInit, OnModuleDestroy {
  private readonly log = new Logger('Rules')
  private attempt = 0
  private stopListening: (() => void) | null = null
  /** Changes of the registry, and how many changes of it and of the plan there were when the last withdrawal was committed: none at a start, for much can change while a hub is down. */
  private changes = 1
  private withdrawnAt = 0

  constructor(
    private readonly directory: DeviceDirectory, private readonly live: LiveStatePort, private readonly facts: Facts, private readonly memory: RuleMemory,
    private readonly metrics: DetectMetrics, private readonly feed: CaseFeedPort, private readonly opener: AlarmOpener, private readonly seats: SeatBook,
  ) { super() }

  get areaAt(): FoundHost['areaAt'] { return this.facts.areaAt }
  readonly seatOf: FoundHost['seatOf'] = (alarm) => this.seats.seatOf(alarm)

  onModuleInit(): void {
    this.stopListening = this.directory.onChange(({ remove }) => {
      for (const no of remove) this.memory.forget(no)
      this.changes += 1
    })
  }

  onModuleDestroy(): void { this.stopListening?.() }

  judge(part: StreamPart, newEvents: ReadonlySet<string>): Findings {
    const startMs = performance.now()
    this.attempt += 1
    const found = new Found(this)
    for (const change of part.changes) this.report(change, found)
    for (const event of part.events) if (newEvents.has(event.event.id)) this.event(event, found)
    for (const tick of part.ticks) this.tick(tick, found)
    found.writes ||= found.signals.length > 0 || found.sightings.length > 0
    this.metrics.spentMs += performance.now() - startMs
    return found
  }

  /** After a commit: consoles and the case engine. */
  told(changes: AlarmChanges): void {
    try {
      this.feed.alarms(changes.alarms, changes.announced)
      if (changes.wanting) this.opener.wake()
    } catch (error) { this.log.error(`Telling of alarms: ${(error as Error).stack}`) }
  }

  lost(why: string): void {
    this.metrics.refused('database')
    this.log.error(`The database refused something that the rules found; the rest of its batch is stored: ${why}`)
  }

  private watched(unit: LiveUnit, found: Found): Watched | null {
    const device = this.directory.byNo(unit.no)
    if (device === undefined) return null
    const watched = this.memory.of(device)
    if (watched.begin(this.attempt, unit)) found.touched.push(watched)
    return watched
  }

  private report({ unit, report, mark, receivedMs, clockOffsetMs }: StreamReport, found: Found): void {
    const watched = this.watched(unit, found)
    if (watched === null) return
    watched.take(report, mark, receivedMs)
    const slots = this.facts.plan[watched.device.kind][report.type]
    if (slots.length === 0) return
    const input: RuleInput = { type: 'report', report, atMs: atMsOf(report.timeMs, { receivedMs, clockOffsetMs }) }
    for (const slot of slots) if (isNews(slot.rule, report, mark, input.atMs, receivedMs)) this.run(slot, watched, input, found)
  }

  private event({ unit, event, timeMs, receivedMs, clockOffsetMs, dedupeKey }: StreamEvent, found: Found): void {
    const watched = this.watched(unit, found)
    if (watched === null) return
    watched.hear(receivedMs)
    const { type: eventType, severity, active, code, text, detection } = event
    const report: EventReport = {
      type: 'event', externalId: watched.device.externalId, timeMs, eventType, severity, active, code, text, lat: event.lat ?? NaN, lon: event.lon ?? NaN, dedupeKey, ...(detection ? { detection } : {}),
    }
    const input: RuleInput = { type: 'report', report, atMs: atMsOf(timeMs, { receivedMs, clockOffsetMs }) }
    for (const slot of this.facts.plan[watched.device.kind].event) if (isNews(slot.rule, report, null, input.atMs, receivedMs)) this.run(slot, watched, input, found)
  }

  private tick({ nowMs, part, of }: StreamTick, found: Found): void {
    const input: RuleInput = { type: 'tick', nowMs }
    for (const device of this.directory.all()) {
      if (device.no % of !== part || !device.enabled) continue
      const unit = this.live.get(device.no)
      const watched = unit === undefined ? null : this.watched(unit, found)
      if (watched === null) continue
      for (const slot of this.facts.plan[device.kind].tick) this.run(slot, watched, input, found)
      if (watched.unsaved !== 0 && nowMs - watched.savedMs >= CHECKPOINT_MS) {
        watched.now |= watched.unsaved
        found.writes = true
      }
    }
    const changes = this.changes + this.facts.planVersion
    if (changes === this.withdrawnAt) return
    found.withdrawal = new Withdrawal(this.facts, this.directory, this.memory, nowMs, () => { this.withdrawnAt = changes })
    found.writes = true
  }

  private run({ index, rule, settings, fresh, facts }: Slot, watched: Watched, input: RuleInput, found: Found): void {
    const before = watched.drafts[index] ?? fresh
    this.metrics.runs += 1
    facts.device = watched.device
    facts.live = watched.live
    const run = stepRule(rule, settings, before, input, facts)
    if (!run.ok) { this.metrics.fault(rule, run.error); return }
    const { state, raise, clear, compliant } = run
    const isSilent = raise.length === 0 && clear.length === 0 && compliant.length === 0
    if (isSilent && state === before) return
    watched.drafts[index] = state
    const keeping = isSilent ? rule.keeping?.(before, state) ?? 'now' : 'now'
    if (keeping === 'later') watched.later |= 1 << index
    else if (keeping === 'now') {
      watched.now |= 1 << index
      found.writes = true
    }
    if (isSilent) return
    const sourceId = watched.device.id
    for (const one of clear) found.signals.push({ sourceId, clear: one })
    for (const one of raise) {
      this.metrics.raised(rule.name)
      found.signals.push({ sourceId, raise: one })
    }
    for (const sighting of compliant) found.sightings.push({ deviceId: sourceId, sighting })
  }
}
