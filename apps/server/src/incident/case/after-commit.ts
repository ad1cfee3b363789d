import { Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import type { EntityManager, EntitySubscriberInterface, QueryRunner } from 'typeorm'

/** What has to be told once a transaction that somebody else began is committed; a rollback forgets it. */
@Injectable()
export class AfterCommit {
  private readonly waiting = new WeakMap<QueryRunner, (() => void)[]>()

  constructor(database: DataSource) {
    const over = (runner: QueryRunner, committed: boolean): void => {
      // Also told of save points; the transaction is over when none is left.
      if (runner.isTransactionActive) return
      const work = this.waiting.get(runner) ?? []
      this.waiting.delete(runner)
      if (committed) for (const tell of work) tell()
    }
    const subscriber: EntitySubscriberInterface = { afterTransactionCommit: ({ queryRunner }) => over(queryRunner, true), afterTransactionRollback: ({ queryRunner }) => over(queryRunner, false) }
    database.subscribers.push(subscriber)
  }

  /** Calls back after the commit of this manager's transaction; at once where it is in none. */
  of(within: EntityManager, tell: () => void): void {
    const runner = within.queryRunner
    if (!runner?.isTransactionActive) return tell()
    this.waiting.set(runner, [...this.waiting.get(runner) ?? [], tell])
  }
}
