import { createHash, randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { Injectable } from '@nestjs/common'
import type { User } from '@watchfloor/shared'
import { Settings } from '../config/settings.js'
import { PgPool } from '../database/pg-pool.js'
import { Gathered } from '../gather/gathered.js'
import { JobHandler } from '../jobs/job-handler.js'

/** A person with the session by which they came; `sessionId` opens nothing. */
export interface SignedIn extends User { sessionId: string }

const TOKEN_BYTES = 32
const TOUCH_AFTER_S = 60
/** A session that is used lives on, but not for ever. */
const LONGEST = 3
/** Sessions that one statement looks up. */
const MOST_LOOKED_UP = 100

const USER_COLUMNS = 'u.id, u.username, u.name, u.role, u.enabled, u.must_change_password, u.squad_id, u.last_sign_in_at'
interface UserRow { token: string; id: string; username: string; name: string; role: User['role']; enabled: boolean; must_change_password: boolean; squad_id: string | null; last_sign_in_at: Date | null; idle_s: number }

/** Sign-ins: a random token for the browser, its SHA-256 for the database. */
@Injectable()
export class SessionService {
  private readonly ended = new EventEmitter()
  /** Every call asks for its session; calls that come while the database answers others are asked for together. */
  private readonly lookUps = new Gathered<Buffer, UserRow | null>((hashes) => this.rowsOf(hashes), { most: MOST_LOOKED_UP })

  constructor(private readonly pool: PgPool, private readonly settings: Settings) {}

  /** Opens a session and gives its token, which is kept nowhere else. */
  async open(userId: string, address: string, userAgent: string | undefined): Promise<string> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url')
    await this.pool.query(
      `INSERT INTO session(token_hash, user_id, created_at, last_seen_at, expires_at, address, user_agent)
       VALUES ($1, $2, now(), now(), now() + make_interval(hours => $3), $4, $5)`,
      [hashOf(token), userId, this.settings.SESSION_HOURS, address, userAgent?.slice(0, 300) ?? null])
    return token
  }

  /** Whose token this is; null when it is unknown or over, or its owner was shut out. */
  async userOf(token: string): Promise<SignedIn | null> {
    const hash = hashOf(token)
    const row = await this.lookUps.ask(hash)
    if (row === null) return null
    if (row.idle_s > TOUCH_AFTER_S) await this.touch([hash])
    return {
      id: row.id, username: row.username, name: row.name, role: row.role, enabled: row.enabled, mustChangePassword: row.must_change_password, squadId: row.squad_id,
      lastSignInAt: row.last_sign_in_at?.toISOString() ?? null, sessionId: hash.toString('hex'),
    }
  }

  /** Prolongs sessions that are in use without calling, by a console that only watches; those that are over stay over. */
  async prolong(sessionIds: readonly string[]): Promise<void> {
    if (sessionIds.length > 0) await this.touch(sessionIds.map((id) => Buffer.from(id, 'hex')))
  }

  /** Ends one session. */
  async close(sessionId: string): Promise<void> { this.tell(await this.remove('token_hash = $1', [Buffer.from(sessionId, 'hex')])) }

  /** Ends all sessions of a user, but for one where it is named. */
  async closeAllOf(userId: string, exceptSessionId?: string): Promise<void> {
    this.tell(await this.remove('user_id = $1 AND token_hash <> $2', [userId, Buffer.from(exceptSessionId ?? '', 'hex')]))
  }

  /** Removes what is over; gives how many. */
  @JobHandler('session.sweep')
  async sweep(): Promise<number> {
    const gone = await this.remove('expires_at <= now()', [])
    this.tell(gone)
    return gone.length
  }

  /** Calls back with the ids of sessions that just ended, so that their sockets are closed too; gives the way to stop. */
  onEnded(listener: (sessionIds: readonly string[]) => void): () => void {
    this.ended.on('ended', listener)
    return () => this.ended.off('ended', listener)
  }

  private async rowsOf(hashes: readonly Buffer[]): Promise<(UserRow | null)[]> {
    const { rows } = await this.pool.query<UserRow>(
      `SELECT encode(s.token_hash, 'hex') AS token, ${USER_COLUMNS}, extract(epoch FROM now() - s.last_seen_at)::float8 AS idle_s
       FROM session s JOIN user_account u ON u.id = s.user_id WHERE s.token_hash = ANY($1::bytea[]) AND s.expires_at > now() AND u.enabled`, [hashes])
    const found = new Map(rows.map((row) => [row.token, row]))
    return hashes.map((hash) => found.get(hash.toString('hex')) ?? null)
  }

  private async touch(hashes: readonly Buffer[]): Promise<void> {
    await this.pool.query(
      `UPDATE session SET last_seen_at = now(), expires_at = least(now() + make_interval(hours => $2), created_at + make_interval(hours => $3))
       WHERE token_hash = ANY($1::bytea[]) AND expires_at > now()`,
      [hashes, this.settings.SESSION_HOURS, this.settings.SESSION_HOURS * LONGEST])
  }

  private async remove(where: string, values: unknown[]): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>(`DELETE FROM session WHERE ${where} RETURNING encode(token_hash, 'hex') AS id`, values)
    return rows.map((row) => row.id)
  }

  private tell(sessionIds: readonly string[]): void { if (sessionIds.length) this.ended.emit('ended', sessionIds) }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
