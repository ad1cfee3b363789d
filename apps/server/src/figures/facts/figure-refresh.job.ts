import { Injectable } from '@nestjs/common'
import { JobHandler } from '../../platform/jobs/job-handler.js'
import type { JobContext } from '../../platform/jobs/job-handler.js'
import { FactRefresher } from './fact-refresher.js'

/** Counts changes in while nobody asks, so that whoever asks finds little left to do. */
@Injectable()
export class FigureRefresh {
  constructor(private readonly facts: FactRefresher) {}

  @JobHandler('figures.refresh')
  refresh(_payload: object, { signal }: Pick<JobContext, 'signal'>): Promise<number> { return this.facts.catchUp(Infinity, signal) }
}
