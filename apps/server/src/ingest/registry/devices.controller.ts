import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger'
import { Device, DeviceCreated, DeviceInput, DevicePatch, ItemProfileEntry, page, type Page } from '@watchfloor/shared'
import type { Response } from 'express'
import { DataSource } from 'typeorm'
import { z } from 'zod'
import { AuditService } from '../../platform/audit/audit.service.js'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { ChargePort, seesDevice } from '../../ports/charge.port.js'
import { DeviceEntity } from '../../store/entities/index.js'
import { deviceCsv } from './device-csv.js'
import { DeviceList, DeviceQuery } from './device-list.js'
import { DeviceRegistry, type Made } from './device-registry.js'
import { DeviceView } from './device-view.js'
import { ItemProfiles } from './item-profiles.js'

const Id = z.uuid()
const ExportQuery = DeviceQuery.omit({ limit: true, cursor: true })

/** The registry of devices. */
@ApiTags('devices')
@Controller('api')
export class DevicesController {
  constructor(
    private readonly database: DataSource,
    private readonly registry: DeviceRegistry,
    private readonly devices: DeviceList,
    private readonly view: DeviceView,
    private readonly charge: ChargePort,
    private readonly audit: AuditService,
    private readonly profiles: ItemProfiles,
  ) {}

  @Get('devices')
  @Roles(...MAY.readDevices)
  @ApiOkResponse({ standardSchema: page(Device) })
  async list(@Query({ schema: DeviceQuery }) query: DeviceQuery, @CurrentUser() user: SignedIn): Promise<Page<Device>> {
    return this.devices.page(query, await this.charge.now(user))
  }

  /** All matching devices as a CSV file that the import takes back. */
  @Get('devices.csv')
  @Roles(...MAY.manageDevices)
  @ApiProduces('text/csv')
  async export(@Query({ schema: ExportQuery }) query: z.infer<typeof ExportQuery>, @CurrentUser() user: SignedIn, @Address() address: string, @Res() response: Response): Promise<void> {
    const rows = await this.devices.all(query)
    const csv = await deviceCsv(this.database, rows)
    await this.audit.write(user.username, 'device.export', null, address, { rows: rows.length })
    response.type('text/csv; charset=utf-8').attachment('devices.csv').send(csv)
  }

  /** What may stand in a device's `profile`. */
  @Get('item-profiles')
  @Roles(...MAY.manageDevices)
  @ApiOkResponse({ standardSchema: page(ItemProfileEntry) })
  itemProfiles(): Page<ItemProfileEntry> {
    const items = this.profiles.all()
    return { items, total: items.length }
  }

  @Get('devices/:id')
  @Roles(...MAY.readDevices)
  @ApiOkResponse({ standardSchema: Device })
  async one(@Param('id', { schema: Id }) id: string, @CurrentUser() user: SignedIn): Promise<Device> {
    const row = await this.database.getRepository(DeviceEntity).findOneBy({ id })
    if (!row || !seesDevice(await this.charge.now(user), row)) throw new ApiProblem('not_found', 'there is no such device')
    return this.view.of(row)
  }

  @Post('devices')
  @Roles(...MAY.manageDevices)
  @ApiCreatedResponse({ standardSchema: DeviceCreated })
  async create(@Body({ schema: DeviceInput }) input: DeviceInput, @CurrentUser() user: SignedIn, @Address() address: string): Promise<DeviceCreated> {
    const made = await this.registry.create(input)
    await this.audit.write(user.username, 'device.create', made.row.id, address, { name: made.row.name, protocol: made.row.protocol, externalId: made.row.externalId })
    return this.created(made)
  }

  @Patch('devices/:id')
  @Roles(...MAY.manageDevices)
  @ApiOkResponse({ standardSchema: Device })
  async change(@Param('id', { schema: Id }) id: string, @Body({ schema: DevicePatch }) patch: DevicePatch, @CurrentUser() user: SignedIn, @Address() address: string): Promise<Device> {
    const { before, after } = await this.registry.update(id, patch)
    await this.audit.write(user.username, 'device.update', id, address, { name: after.name, ...difference(before, after) })
    return this.view.of(after)
  }

  @Delete('devices/:id')
  @Roles(...MAY.manageDevices)
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(@Param('id', { schema: Id }) id: string, @CurrentUser() user: SignedIn, @Address() address: string): Promise<void> {
    const row = await this.registry.remove(id)
    await this.audit.write(user.username, 'device.delete', id, address, { name: row.name, protocol: row.protocol, externalId: row.externalId })
  }

  /** A new password for the source it signs in by, shown once; a JT/T 808 terminal has to register again. */
  @Post('devices/:id/credentials')
  @Roles(...MAY.manageDevices)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: DeviceCreated })
  async renew(@Param('id', { schema: Id }) id: string, @CurrentUser() user: SignedIn, @Address() address: string): Promise<DeviceCreated> {
    const made = await this.registry.renew(id)
    await this.audit.write(user.username, 'device.credentials', id, address, { name: made.row.name })
    return this.created(made)
  }

  private created({ row, credentials }: Made): DeviceCreated {
    return { ...this.view.of(row), ...(credentials ? { mqtt: credentials } : {}) }
  }
}

/** The changed fields, before and after. */
function difference(before: DeviceEntity, after: DeviceEntity): Record<string, unknown> {
  const changed = (Object.keys(after) as (keyof DeviceEntity)[]).filter((key) => key !== 'createdAt' && before[key] !== after[key])
  return { from: Object.fromEntries(changed.map((key) => [key, before[key]])), to: Object.fromEntries(changed.map((key) => [key, after[key]])) }
}
