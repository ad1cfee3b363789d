import { Controller, Get, Param, Query } from '@nestjs/common'
import { ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { DispatchProposal, Lookers, Nearby, NearbyQuery } from '@watchfloor/shared'
import type { Incident } from '@watchfloor/shared'
import { z } from 'zod'
import { CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { ChargePort } from '../../ports/charge.port.js'
import { LookerList } from './lookers.js'
import { NearbyDevices } from './nearby.js'
import { Proposer } from './proposer.js'

const PlaceQuery = NearbyQuery.extend({ lat: z.coerce.number().min(-90).max(90), lon: z.coerce.number().min(-180).max(180) })
type PlaceQuery = z.infer<typeof PlaceQuery>
type Place = Pick<Incident, 'id' | 'category' | 'lat' | 'lon' | 'leadUnitId' | 'handledBy' | 'reportedBy'>

/** Who could go, and what is near. */
@ApiTags('incidents')
@Controller('api')
@Roles(...MAY.readIncidents)
export class ProposalController {
  constructor(private readonly pool: PgPool, private readonly proposer: Proposer, private readonly nearby: NearbyDevices, private readonly lookers: LookerList, private readonly charge: ChargePort) {}

  /** Responsible units, plan, contact, and all units ranked with the reasons. */
  @Get('incidents/:id/proposal')
  @ApiOkResponse({ standardSchema: DispatchProposal })
  async propose(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() by: SignedIn): Promise<DispatchProposal> { return this.proposer.proposal(await this.place(id), Date.now(), await this.charge.now(by)) }

  /** Who could be sent to verify or check it, best first: on duty, not those who did or reported it, near. */
  @Get('incidents/:id/lookers')
  @ApiOkResponse({ standardSchema: Lookers })
  async lookersOf(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() by: SignedIn): Promise<Lookers> { return this.lookers.of(await this.place(id), Date.now(), await this.charge.now(by)) }

  /** Nearest cameras, drones, body cameras and vehicles of an incident. */
  @Get('incidents/:id/nearby')
  @ApiOkResponse({ standardSchema: Nearby })
  async near(@Param('id', { schema: z.uuid() }) id: string, @Query({ schema: NearbyQuery }) query: NearbyQuery, @CurrentUser() by: SignedIn): Promise<Nearby> { return this.nearby.of(await this.place(id), query, await this.charge.now(by)) }

  /** The same for any place: an SOS has one before it is an incident. */
  @Get('nearby')
  @ApiOkResponse({ standardSchema: Nearby })
  async nearPlace(@Query({ schema: PlaceQuery }) query: PlaceQuery, @CurrentUser() by: SignedIn): Promise<Nearby> { return this.nearby.of(query, query, await this.charge.now(by)) }

  private async place(id: string): Promise<Place> {
    const { rows: [row] } = await this.pool.query<Place>('SELECT id, category, lat, lon, lead_unit_id AS "leadUnitId", handled_by AS "handledBy", reported_by AS "reportedBy" FROM incident WHERE id = $1', [id])
    if (!row) throw new ApiProblem('not_found', 'no such incident')
    return row
  }
}
