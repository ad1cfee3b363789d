import { Injectable } from '@nestjs/common'
import { actOnAlarm } from '@watchfloor/domain'
import type { Actor } from '@watchfloor/domain'
import { AlarmAnswer } from '@watchfloor/shared'
import type { Alarm, AlarmActionInput } from '@watchfloor/shared'
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
}

async function formerAnswer(ask: Ask, actionId: string, alarmId: string): Promise<AlarmAnswer | null> {
  const [row] = await ask<{ subject: string; answer: unknown }>('SELECT subject, answer FROM action_answer WHERE action_id = $1', [actionId])
  if (row === undefined) return null
  if (row.subject !== alarmId) throw new ApiProblem('conflict.exists', 'this actionId was used for something else: make a new one for each action')
  return AlarmAnswer.parse(row.answer)
}
