import { Injectable } from '@nestjs/common'
import type { Colleague, ListQuery, Page, User, UserCreated, UserInput, UserPatch, UserReset } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import { v7 as uuid } from 'uuid'
import { SquadEntity, UserEntity } from '../../store/entities/index.js'
import { pageOf } from '../../store/list-page.js'
import { toUser } from '../../store/user.view.js'
import { AuditService } from '../audit/audit.service.js'
import { hashPassword, inventPassword } from '../auth/passwords.js'
import { SessionService } from '../auth/session.service.js'
import { ApiProblem } from '../http/api-problem.js'
import { PlacesWatch } from '../places/places-watch.js'

/** Who asks for a change, and from where: for the audit log. */
export interface Actor { name: string; address: string }

/** People with an account. There is no deleting: the audit log and all later cases refer to them; they are disabled. */
@Injectable()
export class UserService {
  constructor(private readonly database: DataSource, private readonly sessions: SessionService, private readonly audit: AuditService, private readonly places: PlacesWatch) {}

  list(query: ListQuery): Promise<Page<User>> {
    const rows = this.database.getRepository(UserEntity).createQueryBuilder('u')
    if (query.q) rows.andWhere('(u.username ILIKE :q OR u.name ILIKE :q)', { q: `%${query.q.replace(/[\\%_]/g, '\\$&')}%` })
    return pageOf(rows, 'u', 'username', query, (row) => row.username, toUser)
  }

  /** All there ever were: stories and lists call by name whoever is in them, also after the account was closed. */
  async colleagues(): Promise<Colleague[]> {
    const rows = await this.database.getRepository(UserEntity).find({ order: { name: 'ASC' } })
    return rows.map(({ id, name, role, enabled }) => ({ id, name, role, enabled }))
  }

  async create(input: UserInput, actor: Actor): Promise<UserCreated> {
    const password = input.password ?? inventPassword()
    const row: UserEntity = {
      id: uuid(), username: input.username, name: input.name, role: input.role, passwordHash: await hashPassword(password),
      enabled: true, mustChangePassword: true, squadId: input.squadId ?? null, lastSignInAt: null, createdAt: new Date(),
    }
    const taken = await this.database.getRepository(UserEntity).existsBy({ username: input.username })
    if (taken) throw new ApiProblem('conflict.exists', `the user name ${input.username} is taken`)
    await this.refuseUnknownSquad(input.squadId)
    await this.database.getRepository(UserEntity).insert(row)
    await this.places.changed()
    await this.audit.write(actor.name, 'user.create', row.username, actor.address, { name: row.name, role: row.role })
    return { ...toUser(row), ...(input.password === undefined ? { password } : {}) }
  }

  async change(id: string, patch: UserPatch, actor: Actor): Promise<User> {
    await this.refuseUnknownSquad(patch.squadId)
    const row = await this.database.transaction(async (manager) => {
      // Administrators are locked together: two of them who disable each other at once would otherwise leave none.
      await manager.query("SELECT id FROM user_account WHERE role = 'admin' ORDER BY id FOR UPDATE")
      const users = manager.getRepository(UserEntity)
      const before = await users.findOneBy({ id })
      if (!before) throw new ApiProblem('not_found', 'no such user')
      const after = users.merge(users.create({ ...before }), patch)
      const losesAdmin = before.role === 'admin' && before.enabled && (after.role !== 'admin' || !after.enabled)
      if (losesAdmin && !await users.createQueryBuilder('u').where("u.role = 'admin' AND u.enabled AND u.id <> :id", { id }).getExists()) {
        throw new ApiProblem('conflict.last_admin', 'this is the last administrator')
      }
      if (Object.keys(patch).length) await users.update(id, patch)
      return { after, endSessions: !after.enabled || after.role !== before.role }
    })
    if (row.endSessions) await this.sessions.closeAllOf(id)
    await this.places.changed()
    await this.audit.write(actor.name, 'user.change', row.after.username, actor.address, patch)
    return toUser(row.after)
  }

  private async refuseUnknownSquad(squadId: string | null | undefined): Promise<void> {
    if (squadId && !await this.database.getRepository(SquadEntity).existsBy({ id: squadId })) throw new ApiProblem('input.invalid', 'squadId: there is no such squad', { issues: [{ path: 'squadId', message: 'there is no such squad' }] })
  }

  async reset(id: string, actor: Actor): Promise<UserReset> {
    const users = this.database.getRepository(UserEntity)
    const row = await users.findOneBy({ id })
    if (!row) throw new ApiProblem('not_found', 'no such user')
    const password = inventPassword()
    await users.update(id, { passwordHash: await hashPassword(password), mustChangePassword: true })
    await this.sessions.closeAllOf(id)
    await this.audit.write(actor.name, 'user.reset', row.username, actor.address)
    return { password }
  }
}
