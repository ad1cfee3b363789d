import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query, Req, Res } from '@nestjs/common'
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger'
import { Camera, CameraGroups, CameraInput, CameraKind, CameraKinds, CameraPatch, CameraQuery, page, TableImportAnswer } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { AuditService } from '../../platform/audit/audit.service.js'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { readBody } from '../../platform/http/read-body.js'
import { cameraCsv } from './camera-csv.js'
import { CameraEditor } from './camera-editor.js'
import { CameraImport } from './camera-import.js'
import { CameraKindBook } from './camera-kinds.js'
import { CameraList } from './camera-list.js'
import { CameraView } from './camera-view.js'

const Id = z.uuid()
const MOST_BYTES = 8 * 1024 * 1024
const ImportQuery = z.object({ dryRun: z.enum(['true', 'false']).default('false').transform((text) => text === 'true') })
type ImportQuery = z.infer<typeof ImportQuery>
const ExportQuery = CameraQuery.omit({ limit: true, cursor: true })

/** The registry of cameras: the video view of devices. */
@ApiTags('cameras')
@Controller('api')
export class CamerasController {
  constructor(
    private readonly list: CameraList, private readonly view: CameraView, private readonly editor: CameraEditor, private readonly table: CameraImport, private readonly kinds: CameraKindBook,
    private readonly audit: AuditService,
  ) {}

  @Get('cameras')
  @Roles(...MAY.watchVideo)
  @ApiOkResponse({ standardSchema: page(Camera) })
  find(@Query({ schema: CameraQuery }) query: CameraQuery, @CurrentUser() user: SignedIn): Promise<Page<Camera>> { return this.list.page(query, user) }

  /** All matching cameras as a CSV file that the import takes back, without passwords. */
  @Get('cameras.csv')
  @Roles(...MAY.manageVideo)
  @ApiProduces('text/csv')
  async export(@Query({ schema: ExportQuery }) query: z.infer<typeof ExportQuery>, @CurrentUser() user: SignedIn, @Address() address: string, @Res() response: Response): Promise<void> {
    const rows = await this.list.all(query, user)
    await this.audit.write(user.username, 'camera.export', null, address, { rows: rows.length })
    response.type('text/csv; charset=utf-8').attachment('cameras.csv').send(cameraCsv(rows))
  }

  /** A fixed camera that is fetched by RTSP; what publishes by itself is registered as a device. */
  @Post('cameras')
  @Roles(...MAY.manageVideo)
  @ApiCreatedResponse({ standardSchema: Camera })
  async create(@Body({ schema: CameraInput }) input: CameraInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<Camera> {
    return this.view.of(await this.editor.create(input, { name: by.username, address }), by.role)
  }

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
