import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger'
import { DeviceEvent, TrackAnswer, TrackQuery, page } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import type { Response } from 'express'
import { z } from 'zod'
import { AuditService } from '../../platform/audit/audit.service.js'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { ChargePort, seesDevice } from '../../ports/charge.port.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import type { KnownDevice } from '../../store/device-directory.js'
import { storableMs } from '../storage/moment.js'
import { EventQuery, EventReader } from './event-reader.js'
import { sendTrackFile } from './track-file.js'
import { TrackReader } from './track-reader.js'
import type { Stretch } from './track-rows.js'

const LONGEST_MS = 31 * 86_400_000

/** Where a device was and what it said. */
@Controller('api/devices/:id')
@Roles(...MAY.readTracks)
export class TrackController {
  constructor(
    private readonly directory: DeviceDirectory, private readonly tracks: TrackReader, private readonly deviceEvents: EventReader, private readonly charge: ChargePort, private readonly audit: AuditService,
  ) {}

  /** The track of a stretch of time, thinned to `limit` with its shape kept; as GPX or CSV the whole of it, as a file, noted in the audit log. */
  @Get('track')
  @ApiOkResponse({ standardSchema: TrackAnswer })
  @ApiProduces('application/json', 'application/gpx+xml', 'text/csv')
  async track(
    @Param('id', { schema: z.uuid() }) id: string, @Query({ schema: TrackQuery }) query: TrackQuery, @CurrentUser() by: SignedIn, @Address() address: string, @Res() response: Response,
  ): Promise<void> {
    const device = await this.known(id, by)
    const stretch: Stretch = { no: device.no, fromMs: storableMs(query.from), toMs: storableMs(query.to), marked: query.marked }
    if (stretch.toMs < stretch.fromMs) throw new ApiProblem('input.invalid', 'to lies before from')
    if (stretch.toMs - stretch.fromMs > LONGEST_MS) throw new ApiProblem('track.range_too_long', 'a track answers 31 days at most')
    // Somebody's way is read as far as they were in charge: the camera may have been with others before.
    stretch.within = await this.charge.spans(by, device, stretch)
    if (query.format === 'json') {
      if (stretch.within) await this.audit.write(by.username, 'track.look', device.id, address, { name: device.name, from: query.from, to: query.to })
      response.json(await this.tracks.thinned(stretch, query.limit))
      return
    }
    await this.audit.write(by.username, 'track.export', device.id, address, { name: device.name, from: query.from, to: query.to, format: query.format, marked: query.marked })
    await sendTrackFile(response, device, stretch, query.format, this.tracks.whole(stretch))
  }

  /** What the device said beside where it was, newest first. */
  @Get('events')
  @ApiOkResponse({ standardSchema: page(DeviceEvent) })
  async events(@Param('id', { schema: z.uuid() }) id: string, @Query({ schema: EventQuery }) query: EventQuery, @CurrentUser() by: SignedIn): Promise<Page<DeviceEvent>> {
    const device = await this.known(id, by)
    return this.deviceEvents.list(device.id, query, await this.charge.spans(by, device, { fromMs: query.from ? storableMs(query.from) : 0, toMs: query.to ? storableMs(query.to) : Date.now() }))
  }

  private async known(id: string, by: SignedIn): Promise<KnownDevice> {
    const device = this.directory.byId(id)
    if (!device || !seesDevice(await this.charge.now(by), device)) throw new ApiProblem('not_found', 'no such device')
    return device
  }
}
