import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import type { Actor } from '@watchfloor/domain'
import type { IncidentInput } from '@watchfloor/shared'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { IncidentPort } from '../../ports/incident.port.js'
import { Address, Public } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import { SessionService } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { readBody } from '../../platform/http/read-body.js'
import { storable } from '../../store/storable-text.js'
import { RateLimit } from '../rate-limit.js'
import { geoReportXml } from './geo-report.js'
import type { ELEMENTS, Flat } from './geo-report.js'
import { ReportKeys } from './report-keys.js'
import { RequestDesk } from './request-desk.js'
import { RequestForm, RequestsQuery } from './request-input.js'
import { RequestReader } from './request-reader.js'

const MOST_BYTES = 64 * 1024
type Format = 'json' | 'xml'
type List = keyof typeof ELEMENTS

/** Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2), in JSON and XML. Paths, fields and errors are the specification's, not this house's. */
@ApiTags('open311')
@Public()
@Controller('open311')
export class Open311Controller {
  private readonly reads = new RateLimit(120, 60_000)
  private readonly writes = new RateLimit(60, 60_000)

  constructor(private readonly incidents: IncidentPort, private readonly keys: ReportKeys, private readonly sessions: SessionService, private readonly requests: RequestReader, private readonly desk: RequestDesk) {}

  /** Where the services are (GeoReport v2, Service Discovery). */
  @Get('discovery.json')
  discovery(@Req() request: Request): object {
    const url = `${request.protocol}://${request.get('host')}/open311/v2`
    return { changeset: '2026-01-01T00:00:00Z', key_service: 'ask the centre for an api_key', endpoints: [{ specification: 'http://wiki.open311.org/GeoReport_v2', url, type: 'production', formats: ['application/json', 'text/xml'], changeset: '2026-01-01T00:00:00Z' }] }
  }

  /** The categories in force. */
  @Get('v2/services.:format')
  services(@Param('format') format: string, @Address() address: string, @Res() response: Response): Promise<void> {
    return this.answer(response, format, 'services', address, this.reads, async () => (await this.incidents.categories()).categories.map(({ code, name, mainClass }): Flat =>
      ({ service_code: code, service_name: name.zh, description: `${mainClass.zh} · ${name.zh} (${name.en})`, metadata: false, type: 'realtime', keywords: `${name.en}, ${mainClass.en}`, group: mainClass.zh })))
  }

  /** One category; none asks for more than place and words. */
  @Get('v2/services/:file')
  service(@Param('file') file: string, @Address() address: string, @Res() response: Response): Promise<void> {
    const [code, format] = splitFile(file)
    return this.answer(response, format, 'services', address, this.reads, async () => {
      if (!(await this.incidents.categories()).categories.some((category) => category.code === code)) throw new ApiProblem('not_found', `there is no service_code ${code}`)
      return [{ service_code: code }]
    }, () => ({ service_code: code, attributes: [] }))
  }

  /** What citizens reported, newest change first. `description` and `address` are empty until a seat has filed the report. */
  @Get('v2/requests.:format')
  list(@Param('format') format: string, @Query() query: object, @Address() address: string, @Res() response: Response): Promise<void> {
    return this.answer(response, format, 'service_requests', address, this.reads, () => this.requests.list(parsed(RequestsQuery, query)))
  }

  @Get('v2/requests/:file')
  one(@Param('file') file: string, @Address() address: string, @Res() response: Response): Promise<void> {
    const [id, format] = splitFile(file)
    return this.answer(response, format, 'service_requests', address, this.reads, async () => {
      const found = await this.requests.list(parsed(RequestsQuery, { service_request_id: id }))
      if (found.length === 0) throw new ApiProblem('not_found', `there is no service_request_id ${id}`)
      return found
    })
  }

  /** Reports something; a form (`application/x-www-form-urlencoded`), with the key of a system or the token of a user. */
  @Post('v2/requests.:format')
  report(@Param('format') format: string, @Req() request: Request, @Address() address: string, @Res() response: Response): Promise<void> {
    return this.answer(response, format, 'service_requests', address, this.writes, async () => {
      const fields = Object.fromEntries([...new URLSearchParams((await readBody(request, MOST_BYTES)).toString('utf8'))].map(([name, value]) => [name, storable(value)]))
      const query = Object.fromEntries(Object.entries(request.query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
      const form = parsed(RequestForm, { ...query, ...fields })
      const { actor, source } = await this.reporter(form.api_key)
      const { id, number } = await this.desk.report(form, source, actor)
      response.status(201)
      return [{ service_request_id: id, service_notice: number, account_id: form.account_id ?? null }]
    })
  }

  private async reporter(apiKey: string): Promise<{ actor: Actor; source: IncidentInput['source'] }> {
    const key = await this.keys.holder(apiKey)
    if (key !== null) return { actor: { type: 'system', rule: 'intake.open311', why: `reported through ${key.name}` }, source: key.source }
    const user = await this.sessions.userOf(apiKey)
    if (user === null || user === undefined || user.mustChangePassword || !(MAY.reportIncidents as readonly string[]).includes(user.role)) throw new ApiProblem('auth.forbidden', 'the api_key is not valid here')
    return { actor: { type: 'person', id: user.id, name: user.name, role: user.role, unitIds: [] }, source: 'citizen' }
  }

  /** Answers in the form that was asked for; refusals too are lists of the specification's form (GeoReport v2, "Errors"). */
  private async answer(response: Response, asked: string, list: List, address: string, limit: RateLimit, work: () => Promise<Flat[]>, json?: () => object): Promise<void> {
    const format: Format | null = asked === 'json' || asked === 'xml' ? asked : null
    const send = (name: List, items: readonly Flat[], body: object = items): void => {
      if (format === 'xml') response.type('text/xml').send(geoReportXml(name, items))
      else response.json(body)
    }
    try {
      if (format === null) throw new ApiProblem('not_found', 'formats are .json and .xml')
      const waitMs = limit.take(address, Date.now())
      if (waitMs > 0) throw new ApiProblem('input.too_often', `too many calls from ${address}: try again in ${Math.ceil(waitMs / 1000)} s`)
      const items = await work()
      send(list, items, json?.())
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      const { message } = error.getResponse() as { message: string }
      // A category that is not there, a place outside: the specification knows 400, 403 and 404.
      const status = error.getStatus() === 422 ? 400 : error.getStatus()
      response.status(status)
      send('errors', [{ code: status, description: message }])
    }
  }
}

function splitFile(file: string): [name: string, format: string] {
  const dot = file.lastIndexOf('.')
  return dot < 0 ? [file, ''] : [file.slice(0, dot), file.slice(dot + 1)]
}

function parsed<T extends z.ZodType>(schema: T, given: object): z.output<T> {
  const read = schema.safeParse(given)
  if (read.success) return read.data
  throw new ApiProblem('input.invalid', read.error.issues.map(({ path, message }) => (message.includes(String(path[0])) ? message : `${path.join('.')}: ${message}`)).join('; '))
}
