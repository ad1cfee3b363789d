import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common'
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { Command, CommandInput, ListQuery, page, type Page } from '@watchfloor/shared'
import { DataSource, LessThan } from 'typeorm'
import { z } from 'zod'
import { AuditService } from '../../platform/audit/audit.service.js'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { ChargePort, seesDevice } from '../../ports/charge.port.js'
import { DeviceDoorPort } from '../../ports/device-door.port.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { CommandEntity } from '../../store/entities/index.js'
import { commandView } from './command-view.js'

const Id = z.uuid()
const CommandQuery = ListQuery.omit({ q: true }).extend({ cursor: z.uuid().optional() })

/** Commands to a device and what became of them. */
@ApiTags('commands')
@Controller('api/devices/:id/commands')
@Roles(...MAY.commandDevices)
export class CommandsController {
  constructor(private readonly doors: DeviceDoorPort, private readonly database: DataSource, private readonly devices: DeviceDirectory, private readonly charge: ChargePort, private readonly audit: AuditService) {}

  /** Answers when the command has left; its end is read from the list. */
  @Post()
  @ApiCreatedResponse({ standardSchema: Command })
  async send(@Param('id', { schema: Id }) id: string, @Body({ schema: CommandInput }) input: CommandInput, @CurrentUser() user: SignedIn, @Address() address: string): Promise<Command> {
    await this.known(id, user)
    let outcome = 'sent'
    try {
      return await this.doors.send(id, input, user.username)
    } catch (error) {
      outcome = error instanceof Error ? error.message : String(error)
      throw error
    } finally {
      await this.audit.write(user.username, 'device.command', id, address, { ...input, outcome })
    }
  }

  /** Newest first; the cursor is the id of the last one given (ids follow time). */
  @Get()
  @ApiOkResponse({ standardSchema: page(Command) })
  async list(@Param('id', { schema: Id }) deviceId: string, @Query({ schema: CommandQuery }) query: z.infer<typeof CommandQuery>, @CurrentUser() user: SignedIn): Promise<Page<Command>> {
    await this.known(deviceId, user)
    const commands = this.database.getRepository(CommandEntity)
    const total = await commands.countBy({ deviceId })
    const rows = await commands.find({ where: { deviceId, ...(query.cursor ? { id: LessThan(query.cursor) } : {}) }, order: { id: 'DESC' }, take: query.limit + 1 })
    const items = rows.slice(0, query.limit).map(commandView)
    return { items, total: Math.min(10_000, total), ...(rows.length > query.limit ? { next: items.at(-1)!.id } : {}) }
  }

  /** What somebody may not see is not there for them; what is not known at all says so further on. */
  private async known(id: string, user: SignedIn): Promise<void> {
    const device = this.devices.byId(id)
    if (device && !seesDevice(await this.charge.now(user), device)) throw new ApiProblem('not_found', 'there is no such device')
  }
}
