import { Body, Controller, Get, Param, Put } from '@nestjs/common'
import { ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { SeatName, WallDenials, Walls } from '@watchfloor/shared'
import type { z } from 'zod'
import { CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { CameraRows } from '../registry/camera-rows.js'
import { WatchLimits } from '../registry/watch-limits.js'

type SeatName = z.infer<typeof SeatName>
const EMPTY: Walls = { walls: [{ name: '1', layout: '4', tiles: [null, null, null, null] }] }

/** The walls that one person has arranged at one seat; they come back after a reload and at the next shift. */
@ApiTags('cameras')
@Controller('api/walls')
export class WallsController {
  constructor(private readonly pool: PgPool, private readonly cameras: CameraRows, private readonly limits: WatchLimits) {}

  @Get(':seat')
  @Roles(...MAY.watchVideo)
  @ApiOkResponse({ standardSchema: Walls })
  get(@Param('seat', { schema: SeatName }) seat: SeatName, @CurrentUser() user: SignedIn): Promise<Walls> { return this.read(seat, user) }

  /** Cameras on these walls that are there and may not be watched by this person any more: a tile says so instead of calling them gone. */
  @Get(':seat/denials')
  @Roles(...MAY.watchVideo)
  @ApiOkResponse({ standardSchema: WallDenials })
  async denials(@Param('seat', { schema: SeatName }) seat: SeatName, @CurrentUser() user: SignedIn): Promise<WallDenials> {
    const [{ walls }, cameras, maySee] = await Promise.all([this.read(seat, user), this.cameras.all(), this.limits.sightOf(user)])
    const placed = new Set(walls.flatMap(({ tiles }) => tiles))
    return { cameraIds: cameras.filter((row) => placed.has(row.id) && !maySee(row)).map(({ id }) => id) }
  }

  @Put(':seat')
  @Roles(...MAY.watchVideo)
  @ApiOkResponse({ standardSchema: Walls })
  async put(@Param('seat', { schema: SeatName }) seat: SeatName, @Body({ schema: Walls }) input: Walls, @CurrentUser() user: SignedIn): Promise<Walls> {
    await this.pool.query('INSERT INTO video_wall(user_id, seat, walls) VALUES ($1, $2, $3) ON CONFLICT (user_id, seat) DO UPDATE SET walls = excluded.walls, updated_at = now()', [user.id, seat, JSON.stringify(input.walls)])
    return input
  }

  private async read(seat: SeatName, user: SignedIn): Promise<Walls> {
    const { rows: [row] } = await this.pool.query<{ walls: unknown }>('SELECT walls FROM video_wall WHERE user_id = $1 AND seat = $2', [user.id, seat])
    const read = Walls.safeParse({ walls: row?.walls })
    return read.success ? read.data : EMPTY
  }
}
