import { Injectable, Logger } from '@nestjs/common'
import type { ActionInput, JobPayload } from '@watchfloor/shared'
import type { EntityManager } from 'typeorm'
import { v7 as uuid } from 'uuid'
import { EvidencePort } from '../../ports/evidence.port.js'
import { IncidentPort } from '../../ports/incident.port.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { JobHandler } from '../../platform/jobs/job-handler.js'
import type { JobContext } from '../../platform/jobs/job-handler.js'
import { JobService } from '../../platform/jobs/job.service.js'
import { PictureFetch, PictureUnavailable } from './picture-fetch.js'

/** Waits after each try that found nobody, s; after the last one it is over. */
const WAITS_S = [30, 120, 600, 3600] as const
/** How long one process has to itself what it took up: longer than a fetch may last. */
const LEASE_S = 120
/** By whom the picture is kept: nobody with an account. */
const BY = 'open311'
interface Wanted { incidentId: string; url: string; uploadId: string; tries: number }

/**
 * Pictures that a report names by their address (Open311's `media_url`). The report stands at once; its picture is fetched behind it, joins its evidence by a note,
 * and the note says so where it cannot be had. The row is the truth, the job only wakes it; upload and note carry the row's id, so a second try after a crash adds nothing.
 */
@Injectable()
export class ReportPictures {
  private readonly log = new Logger('intake')

  constructor(
    private readonly pool: PgPool, private readonly fetcher: PictureFetch, private readonly evidence: EvidencePort, private readonly incidents: IncidentPort, private readonly jobs: JobService,
  ) {}

  /** Remembers what to fetch, in the report's own transaction. */
  async want(incidentId: string, url: string, within: EntityManager): Promise<void> {
    await within.query('INSERT INTO report_picture(incident_id, url, upload_id) VALUES ($1, $2, $3)', [incidentId, url, uuid()])
  }

  /** After that commit: now, not at the next round. A queue that is away costs only this wait. */
  wake(): void {
    void this.jobs.add('report_picture.fetch', {}).catch((error: Error) => this.log.warn(`the pictures of reports wait for the next round: ${error.message}`))
  }

  @JobHandler('report_picture.fetch')
  async fetchDue(_payload: JobPayload<'report_picture.fetch'>, { signal }: JobContext): Promise<number> {
    for (let count = 0; ; count++) {
      signal.throwIfAborted()
      const wanted = await this.next()
      if (wanted === null) return count
      await this.fetchOne(wanted, signal)
    }
  }

  private async next(): Promise<Wanted | null> {
    const { rows: [row] } = await this.pool.query<Wanted>(`
      UPDATE report_picture SET tries = tries + 1, next_at = now() + make_interval(secs => $1)
      WHERE incident_id = (SELECT incident_id FROM report_picture WHERE state = 'wanted' AND next_at <= now() ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING incident_id AS "incidentId", url, upload_id AS "uploadId", tries`, [LEASE_S])
    return row ?? null
  }

  private async fetchOne(wanted: Wanted, signal: AbortSignal): Promise<void> {
    const { incidentId, url, uploadId, tries } = wanted
    try {
      const item = await this.evidence.keepPicture(await this.fetcher.fetch(url, signal), { role: 'before', name: nameOf(url), uploadId }, BY).catch((error: unknown) => {
        throw error instanceof ApiProblem && error.getStatus() < 500 ? new PictureUnavailable('no picture', true) : error
      })
      await this.tell(wanted, `its picture was fetched from ${URL.parse(url)?.hostname}`, [item.id])
      await this.over(incidentId, 'kept', null)
    } catch (error) {
      if (!(error instanceof PictureUnavailable)) throw error
      const wait = error.lasting ? undefined : WAITS_S[tries - 1]
      if (wait !== undefined) {
        await this.pool.query("UPDATE report_picture SET next_at = now() + make_interval(secs => $2), why = $3 WHERE incident_id = $1 AND state = 'wanted'", [incidentId, wait, error.why])
        return
      }
      await this.tell(wanted, `its picture could not be had: ${error.why}`, [])
      await this.over(incidentId, 'given_up', error.why)
    }
  }

  /** What the incident refuses (it was voided) is refused for good; the picture stays kept without it. */
  private async tell({ incidentId, url, uploadId }: Wanted, why: string, evidence: string[]): Promise<void> {
    // A note goes by no version.
    const note = { action: 'note', version: 1, actionId: uploadId, note: url, evidence } satisfies ActionInput
    try { await this.incidents.act(incidentId, note, { type: 'system', rule: 'intake.open311', why }) } catch (error) {
      if (!(error instanceof ApiProblem) || error.getStatus() >= 500) throw error
      this.log.warn(`${incidentId} takes no picture any more: ${error.message}`)
    }
  }

  private async over(incidentId: string, state: 'kept' | 'given_up', why: string | null): Promise<void> {
    await this.pool.query('UPDATE report_picture SET state = $2, why = $3 WHERE incident_id = $1', [incidentId, state, why])
  }
}

/** The file's name as its address tells it; for people only. */
function nameOf(url: string): string | undefined {
  const last = URL.parse(url)?.pathname.split('/').at(-1) ?? ''
  try { return decodeURIComponent(last).replace(/[\p{Cc}/\\]/gu, '').slice(0, 200) || undefined } catch { return undefined }
}
