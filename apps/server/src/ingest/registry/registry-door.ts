import { Injectable } from '@nestjs/common'
import type { DeviceInput } from '@watchfloor/shared'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import type { DeviceRegistryPort, DeviceWords } from '../../ports/device-registry.port.js'
import { newDevice } from './device-registry.js'
import { externalIdFor, ownUsername } from './external-id.js'
import { RegistryChanges } from './registry-change.js'

/** The registry as other rooms write it. */
@Injectable()
export class RegistryDoor implements DeviceRegistryPort {
  constructor(private readonly changes: RegistryChanges) {}

  write(make: readonly DeviceInput[], change: readonly DeviceWords[], beside: (manager: EntityManager, made: readonly string[]) => Promise<void>): Promise<void> {
    return this.changes.run(async (registry) => {
      const rows = make.map((input) => {
        const id = uuidv7()
        const externalId = externalIdFor(input.protocol, input.externalId, id)
        if (!externalId.ok || ownUsername(input.protocol, id, externalId.id) !== null) throw new Error(`a ${input.protocol} device cannot be made without a source`)
        return newDevice(id, externalId.id, null, input)
      })
      if (rows.length > 0) await registry.insertDevices(rows)
      if (change.length > 0) {
        await registry.manager.query(
          `UPDATE device d SET name = coalesce(v.name, d.name), lat = coalesce(v.lat, d.lat), lon = coalesce(v.lon, d.lon), facing_deg = coalesce(v."facingDeg", d.facing_deg)
           FROM jsonb_to_recordset($1::jsonb) AS v(id uuid, name text, lat float8, lon float8, "facingDeg" float8) WHERE d.id = v.id`, [JSON.stringify(change)])
        for (const { id } of change) registry.touchDevice(id)
      }
      await beside(registry.manager, rows.map(({ id }) => id))
    })
  }
}
