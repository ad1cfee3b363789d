import { asArray, asObject, asText } from '../payload.js'
import type { JsonObject } from '../payload.js'
import { configReply } from './cloud.js'
import type { Envelope } from './envelope.js'
import type { DjiSession } from './session.js'

/** Result of a request that this hub has nothing for: no storage account, no wayline, no licence set. Any number but 0 means refused. */
export const RESULT_NOT_AVAILABLE = 1

/** The one organisation of an installation. */
const ORGANISATION = { id: 'watchfloor', name: 'Watchfloor' }

const ok = (output: JsonObject): JsonObject => ({ result: 0, output })
const refused: JsonObject = { result: RESULT_NOT_AVAILABLE, output: {} }

/** Serial numbers named in a list of objects. */
const namedIn = (list: unknown): string[] => asArray(list).slice(0, 50).flatMap((item) => asText(asObject(item)?.sn, 64) ?? [])

/**
 * The answer to a dock's request (PROTOCOLS §1 "Requests a dock needs answered"); null for a method we do not know.
 * Whoever gets this far has signed in as this gateway, so the gateway counts as bound, and so do the aircraft that its topology named.
 */
export function answerRequest(session: DjiSession, sn: string, method: string, { data }: Envelope): JsonObject | null {
  const bound = (id: string): boolean => id === sn || session.children.includes(id)
  switch (method) {
    case 'airport_bind_status':
      return ok({
        bind_status: namedIn(data.devices).map((id) => ({
          sn: id, is_device_bind_organization: bound(id), organization_id: bound(id) ? ORGANISATION.id : '', organization_name: bound(id) ? ORGANISATION.name : '', device_callsign: id,
        })),
      })
    case 'airport_organization_get': return ok({ organization_name: ORGANISATION.name })
    case 'airport_organization_bind': return ok({ err_infos: namedIn(data.bind_devices).map((id) => ({ sn: id, err_code: bound(id) ? 0 : RESULT_NOT_AVAILABLE })) })
    // None drawn, and silence would cost some 40 s before each take-off on older firmware.
    case 'flight_areas_get': return ok({ files: [] })
    case 'offline_map_get': return ok({ offline_map_enable: false, files: [] })
    case 'flighttask_progress_get': {
      const flow = session.flows.get(asText(data.flight_id, 80) ?? '')
      return flow === undefined ? refused : ok({ status: flow.status, progress: { percent: Number.isNaN(flow.percent) ? 0 : flow.percent } })
    }
    case 'config': return session.cloud === null ? refused : configReply(session.cloud)
    case 'storage_config_get': case 'flighttask_resource_get': return refused
    default: return null
  }
}
