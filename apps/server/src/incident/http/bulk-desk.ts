import type { BulkAnswer, BulkInput } from '@watchfloor/shared'
import { ApiError } from '@watchfloor/shared'
import { HttpException, Injectable } from '@nestjs/common'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { CaseDesk } from '../case/case-desk.js'
import { Reaches } from './reach.js'

/** The same action on many incidents, one transaction each, in the order given: two of the list may be one incident. */
@Injectable()
export class BulkDesk {
  constructor(private readonly desk: CaseDesk, private readonly reaches: Reaches) {}

  async run({ items }: BulkInput, by: SignedIn): Promise<BulkAnswer> {
    const answer: BulkAnswer = { done: [], refused: [] }
    const actor = this.reaches.actorOf(by)
    for (const { id, input } of items) {
      try {
        await this.reaches.check(id, by)
        const { incident } = await this.desk.act(id, input, actor)
        answer.done.push({ id, version: incident.version })
      } catch (error) {
        const problem = error instanceof HttpException ? ApiError.safeParse(error.getResponse()).data : undefined
        // What is no refusal is a fault of the hub: what was done stays done, and asking again with the same action ids does the rest.
        if (problem === undefined) throw error
        answer.refused.push({ id, code: problem.code, message: problem.message })
      }
    }
    return answer
  }
}
