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
          `UPDATE device d SET name = coalesce(v->>'name', d.name), lat = CASE WHEN v ? 'lat' THEN (v->>'lat')::float8 ELSE d.lat END, lon = CASE WHEN v ? 'lon' THEN (v->>'lon')::float8 ELSE d.lon END,
             facing_deg = CASE WHEN v ? 'facingDeg' THEN (v->>'facingDeg')::float8 ELSE d.facing_deg END FROM jsonb_array_elements($1::jsonb) AS v WHERE d.id = (v->>'id')::uuid`, [JSON.stringify(change)])
        for (const { id } of change) registry.touchDevice(id)
      }
      await beside(registry.manager, rows.map(({ id }) => id))
    })
  }
}
