import { Injectable } from '@nestjs/common'
import type { AreaGeometry, MaskInput, TruckPermitInput, TruckPlaceInput } from '@watchfloor/shared'
import { IncidentPort } from '../../ports/incident.port.js'
import { AuditService } from '../../platform/audit/audit.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { geometryFault } from '../../platform/places/area-geometry.js'
import { FactTable } from './fact-table.js'
import type { Fault } from './fact-table.js'
import { FactsReader } from './facts-reader.js'

function outlineFault({ geometry }: { geometry: AreaGeometry }): Fault | null {
  const fault = geometryFault(geometry)
  return fault && { path: 'geometry', message: fault.message }
}

/** Places and times where what looks unlawful is allowed. */
@Injectable()
export class MaskTable extends FactTable<MaskInput> {
  constructor(pool: PgPool, facts: FactsReader, audit: AuditService, incidents: IncidentPort) {
    super({
      table: 'mask', noun: 'mask', key: 'name', columns: ({ name }) => ({ name }),
      async fault(mask) {
        const outline = outlineFault(mask)
        if (outline !== null) return outline
        const known = new Set((await incidents.categories()).categories.map(({ code }) => code))
        const unknown = mask.categories.find((code) => !known.has(code))
        return unknown === undefined ? null : { path: 'categories', message: `there is no category ${unknown} in the code set` }
      },
    }, { pool, facts, audit })
  }
}

/** Sites and dumps. */
@Injectable()
export class TruckPlaceTable extends FactTable<TruckPlaceInput> {
  constructor(pool: PgPool, facts: FactsReader, audit: AuditService) {
    super({ table: 'truck_place', noun: 'truck_place', key: 'name', columns: ({ name }) => ({ name }), fault: outlineFault }, { pool, facts, audit })
  }
}

/** Permits of muck trucks. */
@Injectable()
export class PermitTable extends FactTable<TruckPermitInput> {
  constructor(pool: PgPool, facts: FactsReader, audit: AuditService) {
    super({
      table: 'truck_permit', noun: 'permit', key: 'plate', columns: ({ plate, number }) => ({ plate, number: number ?? null }),
      async fault({ placeIds }) {
        if (placeIds === undefined) return null
        const { rows } = await pool.query<{ id: string }>('SELECT id FROM truck_place WHERE id = ANY($1::uuid[])', [placeIds])
        const known = new Set(rows.map(({ id }) => id))
        const unknown = placeIds.filter((id) => !known.has(id))
        return unknown.length === 0 ? null : { path: 'placeIds', message: `there is no site or dump ${unknown[0]}; make it first` }
      },
    }, { pool, facts, audit })
  }
}
