import { DEVICE_REQUESTS, XmlFault, isSignInFault, readClock, readSoap, soapEnvelope } from '@watchfloor/domain'
import type { SoapAnswer, XmlElement } from '@watchfloor/domain'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { HttpDigest } from './http-digest.js'
import { exchange, tokenFor } from './onvif-exchange.js'
import type { OnvifReply } from './onvif-exchange.js'

export interface OnvifAccount { readonly url: string; readonly username: string | null; readonly password: string | null }

/** A clock that moved by more than this since it was read explains a refusal. */
const CLOCK_STEP_MS = 2000

/** One device as we speak to it: signs each request in by its clock, and by HTTP where it asks for that too, and says in our words what goes wrong. */
export class OnvifDevice {
  /** How far its clock is ahead of ours; null = not asked yet. */
  private offsetMs: number | null = null
  private readonly digest: HttpDigest | null

  constructor(readonly account: OnvifAccount) { this.digest = account.username === null ? null : new HttpDigest(account.username, account.password ?? '') }

  /** @param path of the service at the registered host; null = the device service itself. @throws ApiProblem `ptz.unreachable`, `ptz.unauthorised`, `ptz.refused` */
  async ask(path: string | null, body: string): Promise<XmlElement> {
    const before = this.offsetMs ??= await this.readOffset()
    let answer = await this.signed(path, body, before)
    if ('fault' in answer && isSignInFault(answer.fault)) {
      // Its clock may have been set meanwhile; a wrong password stays wrong.
      this.offsetMs = await this.readOffset()
      if (Math.abs(this.offsetMs - before) > CLOCK_STEP_MS) answer = await this.signed(path, body, this.offsetMs)
    }
    if ('body' in answer) return answer.body
    if (isSignInFault(answer.fault)) throw new ApiProblem('ptz.unauthorised', 'the camera refuses this name and password for ONVIF (or this account may not move it); an administrator enters those of its ONVIF user')
    throw new ApiProblem('ptz.refused', `the camera refuses: ${answer.fault.reason || answer.fault.subcodes.join(', ') || 'without a reason'}`, { subcodes: answer.fault.subcodes })
  }

  private async signed(path: string | null, body: string, offsetMs: number): Promise<SoapAnswer> {
    const { username, password } = this.account
    return this.send(path, soapEnvelope(body, username === null ? null : tokenFor(username, password ?? '', Date.now() + offsetMs)))
  }

  /** Asked without a token, which is what it is for; a device that will not say has the right time, one hopes. */
  private async readOffset(): Promise<number> {
    const answer = await this.send(null, soapEnvelope(DEVICE_REQUESTS.clock, null))
    const clock = 'body' in answer ? readClock(answer.body) : null
    return clock === null ? 0 : clock - Date.now()
  }

  private async send(path: string | null, envelope: string): Promise<SoapAnswer> {
    const url = path === null ? new URL(this.account.url) : new URL(path, this.account.url)
    let reply: OnvifReply
    const post = (): Promise<OnvifReply> => exchange(url, envelope, this.digest?.authorization('POST', url.pathname + url.search, envelope) ?? null)
    try {
      reply = await post()
      // It wants HTTP Digest, or the nonce of before is worn out; a wrong password is refused once more.
      if (reply.status === 401 && this.digest?.take(reply.challenges)) reply = await post()
    } catch (error) {
      throw new ApiProblem('ptz.unreachable', `the camera does not answer at ${url.host} (${(error as Error).name === 'AbortError' || (error as Error).name === 'TimeoutError' ? 'no answer in time' : (error as Error).message})`)
    }
    // Signed in by HTTP in vain, or asked for what is not answered (Basic); with or without an envelope.
    if (reply.status === 401 || reply.status === 403) return { fault: { subcodes: ['NotAuthorized'], reason: `HTTP ${reply.status}` } }
    try { return readSoap(reply.text) } catch (error) {
      if (!(error instanceof XmlFault)) throw error
      return { fault: { subcodes: [], reason: `HTTP ${reply.status}, and its answer is not ONVIF (${error.message})` } }
    }
  }
}
