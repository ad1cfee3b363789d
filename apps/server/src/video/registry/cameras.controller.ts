import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query, Req } from '@nestjs/common'
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { Camera, CameraGroups, CameraKind, CameraKinds, CameraPatch, CameraQuery, page, TableImportAnswer } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import type { Request } from 'express'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { readBody } from '../../platform/http/read-body.js'
import { CameraEditor } from './camera-editor.js'
import { CameraImport } from './camera-import.js'
import { CameraKindBook } from './camera-kinds.js'
import { CameraList } from './camera-list.js'
import { CameraView } from './camera-view.js'

const Id = z.uuid()
const MOST_BYTES = 8 * 1024 * 1024
const ImportQuery = z.object({ dryRun: z.enum(['true', 'false']).default('false').transform((text) => text === 'true') })
type ImportQuery = z.infer<typeof ImportQuery>

/** The registry of cameras: the video view of devices. */
@ApiTags('cameras')
@Controller('api')
export class CamerasController {
  constructor(private readonly list: CameraList, private readonly view: CameraView, private readonly editor: CameraEditor, private readonly table: CameraImport, private readonly kinds: CameraKindBook) {}

  @Get('cameras')
  @Roles(...MAY.watchVideo)
  @ApiOkResponse({ standardSchema: page(Camera) })
  find(@Query({ schema: CameraQuery }) query: CameraQuery, @CurrentUser() user: SignedIn): Promise<Page<Camera>> { return this.list.page(query, user) }

  @Get('camera-groups')
  @Roles(...MAY.watchVideo)
  @ApiOkResponse({ standardSchema: CameraGroups })
  async groups(@CurrentUser() user: SignedIn): Promise<CameraGroups> { return { items: await this.list.groups(user) } }

  @Get('camera-kinds')
  @Roles(...MAY.watchVideo)
  @ApiOkResponse({ standardSchema: CameraKinds })
  async allKinds(): Promise<CameraKinds> { return { items: await this.kinds.all() } }

  @Put('camera-kinds')
  @Roles(...MAY.manageVideo)
  @ApiOkResponse({ standardSchema: CameraKind })
  putKind(@Body({ schema: CameraKind }) kind: CameraKind, @CurrentUser() by: SignedIn, @Address() address: string): Promise<CameraKind> { return this.kinds.put(kind, { name: by.username, address }) }

  @Get('cameras/:id')
  @Roles(...MAY.watchVideo)
  @ApiOkResponse({ standardSchema: Camera })
  async one(@Param('id', { schema: Id }) id: string, @CurrentUser() user: SignedIn): Promise<Camera> { return this.view.of(await this.list.one(id, user), user.role) }

  /** The video side of a device; its name and place are the device's own. */
  @Patch('cameras/:id')
  @Roles(...MAY.manageVideo)
  @ApiOkResponse({ standardSchema: Camera })
  async change(@Param('id', { schema: Id }) id: string, @Body({ schema: CameraPatch }) patch: CameraPatch, @CurrentUser() by: SignedIn, @Address() address: string): Promise<Camera> {
    return this.view.of(await this.editor.change(id, patch, { name: by.username, address }), by.role)
  }

  /** Columns externalId, name, kind, main, sub, username, password, lat, lon, facing, fieldOfView, range, height, tilt, owner, groups, watchers (also in Chinese); first with `dryRun=true`. */
  @Post('imports/cameras')
  @Roles(...MAY.manageVideo)
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @ApiOkResponse({ standardSchema: TableImportAnswer })
  async import(@Req() request: Request, @Query({ schema: ImportQuery }) { dryRun }: ImportQuery, @CurrentUser() by: SignedIn, @Address() address: string): Promise<TableImportAnswer> {
    return this.table.run(await readBody(request, MOST_BYTES), dryRun, { name: by.username, address })
  }
}
