import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common'
import { ApiBasicAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { ADAPTERS } from '@watchfloor/domain'
import type { AnyAdapter } from '@watchfloor/domain'
import type { Request, Response } from 'express'
import { Address, Public } from '../../platform/auth/decorators.js'
import { runs, Settings } from '../../platform/config/settings.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { DecodeDesk } from '../desk/decode-desk.js'
import { IntakeGate } from '../desk/intake-gate.js'
import type { Link } from '../desk/link.js'
import { TopicRights } from '../mqtt/topic-rights.js'
import type { KnownSource } from '../sources/source-directory.js'
import { SourceSignIn } from '../sources/source-sign-in.js'
import { basicCredentials } from './basic-credentials.js'
import { readBody } from '../../platform/http/read-body.js'

/** Adapters with a door on HTTP, by their path. */
const DOORS = new Map<string, AnyAdapter>(ADAPTERS.flatMap((adapter) => (adapter.http ? [[adapter.http.path, adapter] as const] : [])))
/** Largest message: Traccar sends a position at a time, OwnTracks may put a picture beside one. */
const MOST_BYTES = 512 * 1024

/** Devices that speak HTTP: OwnTracks, Traccar. Same sources, same topics and same desk as on MQTT; 200 is said after the commit. */
@ApiTags('devices')
@Controller()
export class HttpDoorsController {
  constructor(
    private readonly desk: DecodeDesk,
    private readonly gate: IntakeGate,
    private readonly rights: TopicRights,
    private readonly signIn: SourceSignIn,
    private readonly settings: Settings,
  ) {}

  /** A device's own message, with the name and password of its source (HTTP Basic). */
  @Post([...DOORS.keys()])
  @Public()
  @HttpCode(200)
  @ApiBasicAuth()
  @ApiOkResponse({ description: 'stored' })
  async take(@Req() request: Request, @Res() response: Response, @Address() address: string): Promise<void> {
    const adapter = DOORS.get(request.path.replace(/\/+$/, ''))
    if (!adapter?.http) throw new ApiProblem('not_found', 'there is no such door')
    const source = await this.source(request, response, address)
    if (source.protocol !== adapter.protocol) throw new ApiProblem('auth.forbidden', `this source speaks ${source.protocol}`)
    if (this.gate.closed || !runs(this.settings, 'ingest')) {
      response.setHeader('Retry-After', '1')
      throw new ApiProblem('hub.overloaded', 'the hub takes nothing in just now; send it again')
    }
    const body = await readBody(request, MOST_BYTES)
    const topic = adapter.http.topicOf(headersOf(request), body)
    if (topic === '') throw new ApiProblem('input.invalid', 'the message does not say which device it is of')
    if (this.rights.mayPublish(source, topic) === 'denied') {
      this.desk.denied(source, topic, body, address)
      throw new ApiProblem('auth.forbidden', 'this source may speak for its own devices only')
    }
    const answer = await this.store(source, topic, body, address)
    response.type('application/json').send(answer.length > 0 ? Buffer.concat(answer) : adapter.http.emptyReply)
  }

  private async source(request: Request, response: Response, address: string): Promise<KnownSource> {
    const { username, password } = basicCredentials(request.headers.authorization)
    const signedIn = await this.signIn.check(username, password, address)
    if (signedIn.ok) return signedIn.source
    if (signedIn.why === 'barred') throw new ApiProblem('auth.too_many_attempts', 'too many failed sign-ins from here; wait a minute')
    response.setHeader('WWW-Authenticate', 'Basic realm="watchfloor", charset="UTF-8"')
    throw new ApiProblem('auth.wrong_credentials', 'sign in with the name and password of a source')
  }

  /** Through the desk; resolves after the commit with what the adapter wants to say. */
  private store(source: KnownSource, topic: string, body: Buffer, address: string): Promise<Uint8Array[]> {
    return new Promise((resolve, reject) => {
      const said: Uint8Array[] = []
      const link: Link = { kind: 'http', address, write: (payload) => said.push(payload) > 0 }
      this.desk.message(topic, body, false, { source, link }, (error) => (error ? reject(new ApiProblem('hub.overloaded', 'the message could not be stored; send it again')) : resolve(said)))
    })
  }
}

/** Each header once, as adapters read them. */
const headersOf = (request: Request): Record<string, string | undefined> => Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))
