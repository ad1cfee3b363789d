import { Injectable } from '@nestjs/common'
import { actOnAlarm, refuse } from '@watchfloor/domain'
import type { Actor } from '@watchfloor/domain'
import { AlarmAnswer, isMoreUrgent } from '@watchfloor/shared'
import type { Alarm, AlarmActionInput, AlarmsAckAnswer, AlarmsAckInput } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { CaseFeedPort } from '../../ports/case-feed.port.js'
import { IncidentPort } from '../../ports/incident.port.js'
import { storableJson } from '../../store/storable-text.js'
import { askManager, lockAlarm, updateAlarms } from '../../store/alarm-rows.js'
import type { Ask } from '../../store/alarm-rows.js'

/** What people do to alarms: one transaction each, an incident that comes of it included. */
@Injectable()
export class AlarmDesk {
  constructor(private readonly database: DataSource, private readonly incidents: IncidentPort, private readonly feed: CaseFeedPort) {}

  /** Does it, or refuses with a sentence that says what to do. The same `actionId` again gets the first answer (DESIGN §2). */
  async act(id: string, input: AlarmActionInput, by: SignedIn): Promise<AlarmAnswer> {
    const actor: Actor = { type: 'person', id: by.id, name: by.name, role: by.role, unitIds: [] }
    const { answer, isNew } = await this.database.transaction(async (manager) => {
      const ask = askManager(manager)
      // The lock first: the same action sent twice at once waits here, and finds its answer.
      const alarm = await lockAlarm(ask, id)
      if (alarm === null) throw new ApiProblem('not_found', 'there is no such alarm')
      const former = input.actionId === undefined ? null : await formerAnswer(ask, input.actionId, id)
      if (former !== null) return { answer: former, isNew: false }
      const ruling = actOnAlarm(alarm, input, actor, Date.now())
      if (!ruling.ok) throw new ApiProblem(ruling.code, ruling.message, ruling.details)
      let next: Alarm = ruling.alarm
      if (ruling.opens !== null) next = { ...next, incidentId: (await this.incidents.openForAlarm(alarm, actor, { category: ruling.opens.category, within: manager })).id }
      await updateAlarms(ask, [next])
      const done: AlarmAnswer = { alarm: next, incidentId: ruling.opens === null ? null : next.incidentId }
      if (input.actionId !== undefined) await ask('INSERT INTO action_answer (action_id, subject, answer) VALUES ($1, $2, $3)', [input.actionId, id, storableJson(done)])
      return { answer: done, isNew: true }
    })
    if (isNew) this.feed.alarms([answer.alarm], [])
    return answer
  }

  /** Acknowledges many, each by itself: what cannot be is left and told, and holds up none of the others. */
  async acknowledgeAll({ alarms, note }: AlarmsAckInput, by: SignedIn): Promise<AlarmsAckAnswer> {
    const actor: Actor = { type: 'person', id: by.id, name: by.name, role: by.role, unitIds: [] }
    const answer: AlarmsAckAnswer = { alarms: [], left: [] }
    // Always in the same order, so that two people with overlapping selections never wait for each other.
    const wanted = new Map([...alarms].sort((a, b) => a.id.localeCompare(b.id)).map(({ id, priority }) => [id, priority]))
    await this.database.transaction(async (manager) => {
      const ask = askManager(manager)
      for (const [id, seen] of wanted) {
        const alarm = await lockAlarm(ask, id)
        const ruling = alarm === null ? refuse('not_found', 'there is no such alarm')
          : isMoreUrgent(alarm.priority, seen) ? refuse('alarm.stale_version', `it is ${alarm.priority} by now: look at it`, { priority: alarm.priority })
            : actOnAlarm(alarm, { action: 'ack', version: alarm.version, ...(note === undefined ? {} : { note }) }, actor, Date.now())
        if (ruling.ok) answer.alarms.push(ruling.alarm)
        else answer.left.push({ id, code: ruling.code, message: ruling.message })
      }
      await updateAlarms(ask, answer.alarms)
    })
    if (answer.alarms.length > 0) this.feed.alarms(answer.alarms, [])
    return answer
  }
}

async function formerAnswer(ask: Ask, actionId: string, alarmId: string): Promise<AlarmAnswer | null> {
  const [row] = await ask<{ subject: string; answer: unknown }>('SELECT subject, answer FROM action_answer WHERE action_id = $1', [actionId])
  if (row === undefined) return null
  if (row.subject !== alarmId) throw new ApiProblem('conflict.exists', 'this actionId was used for something else: make a new one for each action')
  return AlarmAnswer.parse(row.answer)
}
