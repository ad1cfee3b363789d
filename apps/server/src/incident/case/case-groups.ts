import type { Change } from '@watchfloor/domain'
import type { TimelineLine } from '@watchfloor/shared'
import { HttpException, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import type { EntityManager } from 'typeorm'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { Gathered } from '../../platform/gather/gathered.js'
import { AfterCommit } from './after-commit.js'
import { CaseNews } from './case-news.js'
import { CaseStore } from './case-store.js'
import type { Answered, TakenCase, Wanted } from './case-store.js'
import { EvidenceChain } from './evidence-chain.js'

/** What an action led to; `change` null = it had been done before, and this is its first answer. */
export interface Done<T> { readonly answer: T; readonly change: Change | null; readonly timeline: readonly TimelineLine[]; readonly answered: Answered | null }
/** One action: what it works on, and what follows. `decide` writes nothing and may be asked again: only what it answers is stored. */
export interface CaseWork<T> extends Wanted { readonly decide: (taken: TakenCase, within: EntityManager) => Promise<Done<T>> }

/** Actions of one transaction; more would make the first of them wait for the last. */
const MOST = 32
/** Transactions side by side: one that waits for a locked case holds up no more than itself. */
const AT_ONCE = 2

/**
 * Carries out actions, each whole or not at all. Those that wait at the same moment share a transaction, so that a busy hour costs a few statements and one
 * write to disk for many of them. Actions on one case never share one: they follow each other as they came.
 */
@Injectable()
export class CaseGroups {
  private readonly groups = new Gathered<CaseWork<unknown>, PromiseSettledResult<unknown>>((works) => this.together(works), {
    most: MOST, atOnce: AT_ONCE, keysOf: ({ id, others, key }) => [id, ...others, key].flatMap((one) => one ?? []),
  })

  constructor(
    private readonly database: DataSource, private readonly store: CaseStore, private readonly chain: EvidenceChain, private readonly afterCommit: AfterCommit, private readonly news: CaseNews,
  ) {}

  /** In the caller's transaction or in one with others; the house is told once it is committed. */
  async carryOut<T>(work: CaseWork<T>, within?: EntityManager): Promise<T> {
    if (within === undefined) return answerOf(await this.groups.ask(work as CaseWork<unknown>)) as T
    const [done] = await this.decideAll([work as CaseWork<unknown>], within)
    const { answer, change, timeline } = answerOf(done!)
    if (change !== null) this.afterCommit.of(within, () => this.news.tell(change, timeline))
    return answer as T
  }

  private async together(works: readonly CaseWork<unknown>[]): Promise<PromiseSettledResult<unknown>[]> {
    let isDecided = false
    try {
      const all = await this.database.transaction(async (within) => {
        const decided = await this.decideAll(works, within)
        isDecided = true
        return decided
      })
      for (const one of all) if (one.status === 'fulfilled' && one.value.change !== null) this.news.tell(one.value.change, one.value.timeline)
      return all.map((one) => (one.status === 'fulfilled' ? { status: 'fulfilled', value: one.value.answer } : one))
    } catch (error) {
      // Once the commit was asked for, nobody knows whether it was done: then it is not done a second time.
      if (isDecided || works.length === 1) throw error
      // What the database refuses of one spoils the transaction of all: each by itself, so that it is refused alone.
      return (await Promise.all(works.map((work) => this.together([work]).catch((reason: unknown): PromiseSettledResult<unknown>[] => [{ status: 'rejected', reason }])))).flat()
    }
  }

  private async decideAll(works: readonly CaseWork<unknown>[], within: EntityManager): Promise<PromiseSettledResult<Done<unknown>>[]> {
    const taken = await this.store.takeAll(within, works)
    const decided = await Promise.allSettled(works.map((work, i) => work.decide(taken[i]!, within)))
    // What is no refusal but a fault has spoiled the transaction for those that would come after it.
    const fault = decided.find((one) => one.status === 'rejected' && !(one.reason instanceof HttpException))
    if (fault?.status === 'rejected') throw fault.reason
    const puttings = decided.flatMap((one) => (one.status === 'fulfilled' && one.value.change !== null ? [{ change: one.value.change, answered: one.value.answered }] : []))
    if (puttings.length === 0) return decided
    if (!await this.store.putAll(within, puttings)) throw new ApiProblem('incident.undo_over', 'too late: it has left the hub')
    await this.chain.linkAll(within, puttings.map(({ change }) => change))
    return decided
  }
}

function answerOf<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason
  return settled.value
}
