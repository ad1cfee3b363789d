import { z } from 'zod'
import { IncidentSource } from '../incident/incident.js'
import { INCIDENT_STATES } from '../incident/machine.js'
import type { AreaLevel } from '../model/squad.js'
import { ListQuery } from './http.js'

/** Every figure of the centre by its key; what each means, in words and as a formula, is `KPIS` in domain/figures. */
export const KPI_KEYS = [
  'accepted', 'filed', 'closed', 'open', 'valid_rate', 'notice_valid_rate', 'filing_in_time', 'dispatch_in_time', 'disposal_rate', 'disposal_in_time', 'overdue_rate', 'closing_rate', 'closing_in_time',
  'rework_rate', 'extension_rate', 'rectification_rate', 'on_spot_rate', 'auto_flow_rate', 'again_rate', 'suspension_rate', 'return_rate', 'repeat_complaint_rate', 'answered_rate',
  'median_disposal', 'person_shifts',
] as const
export const KpiKey = z.enum(KPI_KEYS)
export type KpiKey = z.infer<typeof KpiKey>

/** Levels of areas by which figures are told apart: a street's hold those of its communities and unit grids. `other` is none: such areas lie across each other. */
export const FIGURE_LEVELS = ['district', 'street', 'community', 'duty', 'grid'] as const satisfies readonly AreaLevel[]
export type FigureLevel = (typeof FIGURE_LEVELS)[number]

/** By what figures are told apart. `area` = the smallest that holds the place, `person` = who reported the work done, `finder` = who saw it first (kept through merging), `all` = one row. */
export const FIGURE_GROUPS = ['all', 'source', 'area', ...FIGURE_LEVELS, 'category', 'squad', 'person', 'finder', 'day'] as const
export const FigureGroup = z.enum(FIGURE_GROUPS)
export type FigureGroup = z.infer<typeof FigureGroup>

/** A day of the city (`2026-03-02`), or a moment that falls on one. */
const dayOrMoment = z.union([z.iso.date(), z.iso.datetime({ offset: true })])

/** Words parted by commas, each of a closed list. */
const several = <T extends z.ZodType<unknown, string>>(item: T) => z.string().max(600).transform((text) => text.split(',').filter(Boolean)).pipe(z.array(item).min(1))

/**
 * Figures of what was reported from `from` to `to`, both days included; absent = the last 30 days. A `to` that is a moment at the city's midnight ends the day before.
 * `compare`: with the stretch before (环比) and the same one a year earlier (同比).
 */
export const KpiQuery = z.object({
  from: dayOrMoment.optional(),
  to: dayOrMoment.optional(),
  groupBy: FigureGroup.default('all'),
  kpi: several(KpiKey).optional(),
  compare: z.string().max(40).default('previous,year').transform((text) => text.split(',').filter((word) => word !== '' && word !== 'none')).pipe(z.array(z.enum(['previous', 'year']))),
  /** Rows at most, those with the most reports first; days come all. */
  limit: z.coerce.number().int().min(1).max(1000).default(200),
})
export type KpiQuery = z.infer<typeof KpiQuery>

/** One figure. A share has numerator and denominator and its value between 0 and 1; a count has its numerator only; a median is in minutes over `numerator` incidents. Null = nothing to divide. */
export const Figure = z.object({
  numerator: z.number().int(),
  denominator: z.number().int().nullable(),
  value: z.number().nullable(),
  /** The same figure in the stretch before; absent where not asked. */
  previous: z.number().nullable().optional(),
  yearBefore: z.number().nullable().optional(),
})
export type Figure = z.infer<typeof Figure>

/** One group with its figures; `key` is null for what belongs to none. */
export const FigureRow = z.object({ key: z.string().nullable(), name: z.string().nullable(), figures: z.partialRecord(KpiKey, Figure) })
export type FigureRow = z.infer<typeof FigureRow>

const Stretch = z.object({ from: z.iso.date(), to: z.iso.date() })
/** One figure in words: its names, what is divided by what. */
export const KpiWords = z.object({
  key: KpiKey, kind: z.enum(['count', 'share', 'median']), name: z.object({ zh: z.string(), en: z.string() }), formula: z.object({ zh: z.string(), en: z.string() }),
  numerator: z.string(), denominator: z.string().nullable(), better: z.enum(['more', 'less', 'neither']),
})
export type KpiWords = z.infer<typeof KpiWords>
export const KpiAnswer = Stretch.extend({
  groupBy: FigureGroup,
  previous: Stretch.nullable(),
  yearBefore: Stretch.nullable(),
  /** What each figure means. */
  kpis: z.array(KpiWords),
  rows: z.array(FigureRow),
  /** All groups together, those beyond `limit` too. */
  all: FigureRow,
  /** How many groups there are. */
  total: z.number().int(),
  /** The moment these figures are of. */
  at: z.iso.datetime(),
})
export type KpiAnswer = z.infer<typeof KpiAnswer>

/** The incidents behind one number: those of the numerator, or with `part=denominator` those it is divided by. */
export const KpiIncidentsQuery = ListQuery.pick({ limit: true, cursor: true }).extend({
  kpi: KpiKey,
  from: dayOrMoment.optional(),
  to: dayOrMoment.optional(),
  groupBy: FigureGroup.default('all'),
  /** The group's key; an empty one = what belongs to none. */
  group: z.string().max(120).optional(),
  part: z.enum(['numerator', 'denominator', 'rest']).default('numerator'),
})
export type KpiIncidentsQuery = z.infer<typeof KpiIncidentsQuery>

/** The parking notices behind the valid-notice rate: the valid ones, all of them, or those that lack something. */
export const KpiNoticesQuery = KpiIncidentsQuery.omit({ kpi: true })
export type KpiNoticesQuery = z.infer<typeof KpiNoticesQuery>

/** An incident as it stands behind a figure. */
export const KpiIncident = z.object({
  id: z.uuid(), number: z.string(), state: z.enum(INCIDENT_STATES), source: IncidentSource, category: z.string(), areaId: z.string().nullable(), squad: z.string().nullable(),
  person: z.string().nullable(), finder: z.string().nullable(), description: z.string(), createdAt: z.iso.datetime(), closedAt: z.iso.datetime().nullable(), disposalMin: z.number().int().nullable(),
})
export type KpiIncident = z.infer<typeof KpiIncident>
