import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { Credentials, Source, SourceInput } from '@watchfloor/shared'
import { z } from 'zod'
import { AuditService } from '../../platform/audit/audit.service.js'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { SourcePatch, SourceRegistry } from './source-registry.js'

const Id = z.uuid()
const SourceCreated = z.object({ source: Source, credentials: Credentials })
type SourceCreated = z.infer<typeof SourceCreated>

/** What signs in: devices, docks, Traccar servers. */
@ApiTags('sources')
@Controller('api/sources')
@Roles(...MAY.manageDevices)
export class SourcesController {
  constructor(private readonly registry: SourceRegistry, private readonly audit: AuditService) {}

  @Get()
  @ApiOkResponse({ standardSchema: z.object({ items: z.array(Source), total: z.number().int() }) })
  async list(): Promise<{ items: Source[]; total: number }> {
    const items = await this.registry.all()
    return { items, total: items.length }
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: SourceCreated })
  async create(@Body({ schema: SourceInput }) input: SourceInput, @CurrentUser() user: SignedIn, @Address() address: string): Promise<SourceCreated> {
    const made = await this.registry.create(input)
    await this.audit.write(user.username, 'source.create', made.source.id, address, { name: made.source.name, username: made.source.username, protocol: made.source.protocol })
    return made
  }

  @Patch(':id')
  @ApiOkResponse({ standardSchema: Source })
  async change(@Param('id', { schema: Id }) id: string, @Body({ schema: SourcePatch }) patch: SourcePatch, @CurrentUser() user: SignedIn, @Address() address: string): Promise<Source> {
    const source = await this.registry.update(id, patch)
    await this.audit.write(user.username, 'source.update', id, address, { ...patch, username: source.username })
    return source
  }

  /** A new password, shown once; whoever is signed in with the old one is thrown off. */
  @Post(':id/credentials')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SourceCreated })
  async renew(@Param('id', { schema: Id }) id: string, @CurrentUser() user: SignedIn, @Address() address: string): Promise<SourceCreated> {
    const made = await this.registry.renew(id)
    await this.audit.write(user.username, 'source.credentials', id, address, { username: made.source.username })
    return made
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(@Param('id', { schema: Id }) id: string, @CurrentUser() user: SignedIn, @Address() address: string): Promise<void> {
    const row = await this.registry.remove(id)
    await this.audit.write(user.username, 'source.delete', id, address, { name: row.name, username: row.username })
  }
}
