import type { LineAbout, OpenRequest, SideAction } from '@watchfloor/shared'
import { idOf } from './case-file.js'
import type { Patch, Turn } from './case-file.js'

type Changer<N extends SideAction> = (turn: Turn<N>) => Patch
const request = ({ actor, at, input }: Turn<'request_extension'> | Turn<'request_suspension'>, until: string | null): OpenRequest => ({ by: idOf(actor), at, reason: input.reason, until })

/** What happens beside the state. Every one must be named here: a side action without a change does not compile. */
export const SIDE_CHANGES: { readonly [N in SideAction]: Changer<N> } = {
  note: () => ({}),
  take: ({ actor }) => ({ incident: { holder: idOf(actor) } }),
  hand_over: ({ input }) => ({ incident: { holder: input.to }, about: { to: input.to } }),
  amend({ file: { incident }, input }) {
    const { category, priority, lat, lon, address, description } = input
    const wanted = { category, priority, lat, lon, address, description }
    const about: LineAbout = {}
    const given: Record<string, string | number> = {}
    for (const key of Object.keys(wanted) as (keyof typeof wanted)[]) {
      const value = wanted[key]
      if (value === undefined) continue
      given[key] = value
      // The former value goes into the story: an amendment hides nothing.
      Object.assign(about, { [key]: value, [`${key}_before`]: incident[key] })
    }
    return { incident: { ...given, ...(category === undefined ? {} : { standard: incident.standard === null ? null : 0 }) }, about }
  },
  request_extension: (turn) => ({ incident: { extensionRequest: request(turn, null) } }),
  approve_extension: ({ file: { incident } }) => ({ incident: { extensions: incident.extensions + 1, extensionRequest: null }, about: { extensions: incident.extensions + 1 } }),
  refuse_extension: () => ({ incident: { extensionRequest: null } }),
  request_suspension: (turn) => ({ incident: { suspensionRequest: request(turn, new Date(turn.input.until).toISOString()) }, about: { until: turn.input.until } }),
  refuse_suspension: () => ({ incident: { suspensionRequest: null } }),
  urge: ({ file: { incident } }) => ({ incident: { urged: incident.urged + 1 }, about: { urged: incident.urged + 1 } }),
  supervise: () => ({ incident: { supervised: true } }),
  appeal: ({ actor, at, input }) => ({ incident: { appeal: { by: idOf(actor), at, reason: input.reason, verdict: 'open', decidedBy: null } } }),
  decide_appeal: ({ file: { incident }, input, actor }) => ({
    incident: { appeal: { ...incident.appeal!, verdict: input.granted ? 'granted' : 'refused', decidedBy: idOf(actor) } }, about: { granted: input.granted },
  }),
}
