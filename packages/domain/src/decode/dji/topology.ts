import type { DeviceState } from '@watchfloor/shared'
import { asArray, asCode, asObject, asText, looseNumber } from '../payload.js'
import type { JsonObject } from '../payload.js'
import type { Report, StatusReport } from '../report.js'
import type { Envelope } from './envelope.js'
import { DOMAIN_KINDS, MODELS } from './names.js'
import type { DjiSession } from './session.js'

const MAX_CHILDREN = 20

function modelState(o: JsonObject): DeviceState {
  const parts = [o.domain, o.type, o.sub_type].map((part) => asCode(part, 10))
  if (parts.includes(null)) return {}
  const triple = parts.join('-')
  return { model: MODELS.get(triple) ?? triple }
}

/**
 * `update_topo`: the gateway is there, and these aircraft are switched on behind it.
 * One no longer named is off, unless another gateway has taken it over: only the host sees both.
 */
export function readTopology(session: DjiSession, sn: string, { data, timeMs }: Envelope): Report[] {
  const here = (externalId: string, state: DeviceState): StatusReport => ({ type: 'status', externalId, timeMs, state, online: true })
  const children = asArray(data.sub_devices).slice(0, MAX_CHILDREN).flatMap((item) => {
    const o = asObject(item)
    const externalId = asText(o?.sn, 64)
    const kind = o === null ? undefined : DOMAIN_KINDS[looseNumber(o.domain)]
    return o === null || externalId === null || kind === undefined ? [] : [{ externalId, kind, state: modelState(o) }]
  })
  session.children = children.map((child) => child.externalId)
  return [
    { type: 'topology', externalId: sn, timeMs, children: children.map(({ externalId, kind }) => ({ externalId, kind })) },
    here(sn, modelState(data)),
    ...children.map((child) => here(child.externalId, child.state)),
  ]
}
