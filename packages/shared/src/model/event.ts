import { z } from 'zod'

export const EVENT_SEVERITIES = ['info', 'notice', 'warning', 'critical'] as const
export const EventSeverity = z.enum(EVENT_SEVERITIES)
export type EventSeverity = z.infer<typeof EventSeverity>

/** Something a device said beside where it is: an alarm bit going up or down, an HMS code, a detection, a fence. */
export const DeviceEvent = z.object({
  id: z.uuid(),
  deviceId: z.uuid(),
  time: z.iso.datetime(),
  /** Dotted name: `jt808.sos`, `dji.hms`, `native.alarm`, `traccar.geofenceEnter`, `detection`. */
  type: z.string(),
  severity: EventSeverity,
  code: z.string().nullable(),
  text: z.string().nullable(),
  /** For things that last: true when it began, false when it ended, null for a moment. */
  active: z.boolean().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  /** Of detections: how sure the detector is (0–1), what it calls the thing, where its picture is kept. */
  detection: z.object({ confidence: z.number().nullable(), trackingId: z.string().nullable(), picture: z.string().nullable() }).nullish(),
})
export type DeviceEvent = z.infer<typeof DeviceEvent>
