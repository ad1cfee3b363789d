import type { BulkAnswer, BulkInput } from '@watchfloor/shared'
import { ApiError } from '@watchfloor/shared'
import { HttpException, Injectable } from '@nestjs/common'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ShiftPort } from '../../ports/shift.port.js'
import { CaseDesk } from '../case/case-desk.js'
import { Reaches } from './reach.js'

/** The same action on many incidents, each whole or not at all. Two of the list may be one incident: those follow each other in the order given, the others need not wait. */
@Injectable()
export class BulkDesk {
  constructor(private readonly desk: CaseDesk, private readonly reaches: Reaches, private readonly shifts: ShiftPort) {}

  async run({ items }: BulkInput, by: SignedIn): Promise<BulkAnswer> {
    const last = new Map<string, Promise<unknown>>()
    const outcomes = await Promise.allSettled(items.map((item) => {
      const outcome = (last.get(item.id) ?? Promise.resolve()).then(() => this.one(item, by))
      last.set(item.id, outcome.catch(() => undefined))
      return outcome
    }))
    const answer: BulkAnswer = { done: [], refused: [] }
    for (const outcome of outcomes) {
      // What is no refusal is a fault of the hub: what was done stays done, and asking again with the same action ids does the rest.
      if (outcome.status === 'rejected') throw outcome.reason
      if ('code' in outcome.value) answer.refused.push(outcome.value)
      else answer.done.push(outcome.value)
    }
    return answer
  }

  private async one({ id, input }: BulkInput['items'][number], by: SignedIn): Promise<BulkAnswer['done'][number] | BulkAnswer['refused'][number]> {
    try {
      await this.reaches.check(id, by)
      await this.shifts.mayWorkOn(by, id)
      return { id, version: (await this.desk.act(id, input, this.reaches.actorOf(by))).incident.version }
    } catch (error) {
      const problem = error instanceof HttpException ? ApiError.safeParse(error.getResponse()).data : undefined
      if (problem === undefined) throw error
      return { id, code: problem.code, message: problem.message }
    }
  }
}
