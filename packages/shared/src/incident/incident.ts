import { z } from 'zod'
import { AREA_LEVELS } from '../model/squad.js'
import { Clock } from './clock.js'
import { DispatchRecord } from './dispatch-record.js'
import { INCIDENT_STATES } from './machine.js'
import { Outcome } from './outcome.js'
import { Priority } from './priority.js'
import { TimelineLine } from './timeline.js'

/** Who found it: a rule, AI on a camera, a drone, a seat by itself, a seat on video patrol, an officer, a grid worker, the hotline, a citizen's photo, a batch list. */
export const INCIDENT_SOURCES = ['rule', 'ai', 'drone', 'seat', 'video', 'officer', 'grid', 'hotline', 'citizen', 'list'] as const
export const IncidentSource = z.enum(INCIDENT_SOURCES)
export type IncidentSource = z.infer<typeof IncidentSource>

const at = z.iso.datetime()
const lat = z.number().min(-90).max(90)
const lon = z.number().min(-180).max(180)

/** Who saw it first, kept through merging: the finder's figure stays the finder's. */
export const Sighting = z.object({ source: IncidentSource, by: z.string().nullable(), at, incidentId: z.uuid() })
export type Sighting = z.infer<typeof Sighting>

/** Something asked for that a supervisor has not yet answered. */
export const OpenRequest = z.object({ by: z.string(), at, reason: z.string(), until: at.nullable() })
export type OpenRequest = z.infer<typeof OpenRequest>

/** The one appeal against an overdue mark (申诉). */
export const Appeal = z.object({ by: z.string(), at, reason: z.string(), verdict: z.enum(['open', 'granted', 'refused']), decidedBy: z.string().nullable() })
export type Appeal = z.infer<typeof Appeal>

/** One of the areas that hold the place of an incident. */
export const AreaStep = z.object({ id: z.string(), level: z.enum(AREA_LEVELS) })
export type AreaStep = z.infer<typeof AreaStep>

/** An incident without its story: the row that moves. */
export const Incident = z.object({
  id: z.uuid(),
  /** For people, a sequence per day by the city's pattern. */
  number: z.string(),
  version: z.number().int().positive(),
  state: z.enum(INCIDENT_STATES),
  /** Where `split` leads back to; only of a merged one. */
  stateBefore: z.enum(INCIDENT_STATES).nullable(),
  category: z.string(),
  /** Which of the category's disposal standards was chosen at filing, by its place in the list. */
  standard: z.number().int().min(0).nullable(),
  priority: Priority,
  lat, lon,
  address: z.string().nullable(),
  /** Smallest area that holds the place. */
  areaId: z.string().nullable(),
  /** All areas that hold it, the smallest first: unit grid, community, street, duty area, district. Null = nobody knows yet: no area was drawn when it was opened, or it is older than this field. */
  areaPath: z.array(AreaStep).nullable().default(null),
  description: z.string(),
  source: IncidentSource,
  /** User, contact or device that reported. */
  reportedBy: z.string().nullable(),
  firstSighting: Sighting,
  alarmId: z.uuid().nullable(),
  mergedInto: z.uuid().nullable(),
  /** How many are merged into this one. */
  children: z.number().int().min(0),
  /** The seat or dispatcher who works on it. */
  holder: z.string().nullable(),
  leadUnitId: z.string().nullable(),
  /** The person who reported the work done: may not check or close it. */
  handledBy: z.string().nullable(),
  outcome: Outcome.nullable(),
  rectified: z.boolean().nullable(),
  /** Verdict of the last check on the present work; null = not checked. */
  checkPassed: z.boolean().nullable(),
  reworks: z.number().int().min(0),
  returns: z.number().int().min(0),
  extensions: z.number().int().min(0),
  extensionRequest: OpenRequest.nullable(),
  suspensionRequest: OpenRequest.nullable(),
  suspendedUntil: at.nullable(),
  suspensions: z.number().int().min(0),
  appeal: Appeal.nullable(),
  /** 督办: under a supervisor's eye. */
  supervised: z.boolean(),
  /** 催办: how often it was urged. */
  urged: z.number().int().min(0),
  /** The rule by which the hub closed or rejected it without a hand; null = a person did, or it is open. */
  closedByRule: z.string().nullable(),
  createdAt: at,
  updatedAt: at,
  closedAt: at.nullable(),
})
export type Incident = z.infer<typeof Incident>

/** An incident as its page shows it. */
export const IncidentDetail = Incident.extend({ timeline: z.array(TimelineLine), clocks: z.array(Clock), dispatches: z.array(DispatchRecord) })
export type IncidentDetail = z.infer<typeof IncidentDetail>

/** What a new report needs. */
export const IncidentInput = z.object({
  category: z.string().trim().min(1).max(20),
  lat, lon,
  description: z.string().trim().min(1).max(2000),
  source: IncidentSource,
  priority: Priority.optional(),
  address: z.string().trim().max(200).optional(),
  reportedBy: z.string().trim().max(120).optional(),
  occurredAt: z.iso.datetime({ offset: true }).optional(),
  alarmId: z.uuid().optional(),
  evidence: z.array(z.string()).max(50).optional(),
})
export type IncidentInput = z.infer<typeof IncidentInput>
