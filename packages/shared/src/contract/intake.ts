import { z } from 'zod'
import { IncidentInput, IncidentSource } from '../incident/incident.js'
import { Category } from '../incident/categories/category.js'
import { Outcome } from '../incident/outcome.js'
import { ImportRowError } from './http.js'

/** What became of a batch list (问题清单): all rows are reported or none. With `dryRun` nothing is written. */
export const ListImportAnswer = z.object({
  dryRun: z.boolean(), rows: z.number().int(), created: z.number().int(), errors: z.array(ImportRowError), preview: z.array(IncidentInput).max(20),
  incidents: z.array(z.object({ id: z.uuid(), number: z.string() })),
})
export type ListImportAnswer = z.infer<typeof ListImportAnswer>

/** A key by which another system reports here (Open311's `api_key`); what comes by it carries this source. */
export const ReportKeyInput = z.object({ name: z.string().trim().min(1).max(80), source: IncidentSource.extract(['citizen', 'hotline', 'grid', 'list']) })
export type ReportKeyInput = z.infer<typeof ReportKeyInput>
export const ReportKey = ReportKeyInput.extend({ id: z.uuid(), enabled: z.boolean(), createdAt: z.iso.datetime(), lastUsedAt: z.iso.datetime().nullable() })
export type ReportKey = z.infer<typeof ReportKey>
/** The key itself, answered this once. */
export const ReportKeyCreated = ReportKey.extend({ apiKey: z.string() })
export type ReportKeyCreated = z.infer<typeof ReportKeyCreated>

/** A citizen's report (随手拍) beside its photograph. No account, no name; `contact` only for who wants to be called. */
export const CitizenReportInput = z.object({
  category: z.string().trim().min(1).max(20),
  lat: z.coerce.number().min(-90).max(90),
  lon: z.coerce.number().min(-180).max(180),
  description: z.string().trim().min(2).max(1000),
  address: z.string().trim().max(200).optional(),
  contact: z.string().trim().max(120).optional(),
  /** Made by the sender: the same one again gets the first receipt, so that a report whose answer was lost may be sent again. */
  reportId: z.uuid().optional(),
})
export type CitizenReportInput = z.infer<typeof CitizenReportInput>
/** What the citizens' page needs before it can ask: what may be reported. */
export const CitizenForm = z.object({ categories: z.array(Category.pick({ code: true, name: true, mainClass: true })) })
export type CitizenForm = z.infer<typeof CitizenForm>
/** By this code, and nothing else, what became of it is told. */
export const CitizenReceipt = z.object({ code: z.string(), number: z.string(), receivedAt: z.iso.datetime() })
export type CitizenReceipt = z.infer<typeof CitizenReceipt>
/** What became of a report, in as many words as concern who reported. */
export const CitizenReportState = z.object({
  number: z.string(), state: z.enum(['received', 'working', 'done', 'not_taken']), outcome: Outcome.nullable(), reason: z.string().nullable(), receivedAt: z.iso.datetime(), endedAt: z.iso.datetime().nullable(),
})
export type CitizenReportState = z.infer<typeof CitizenReportState>

/** By which door the answer reached who reported: the receipt was looked up, Open311 fetched it, its notice was read, a webhook took it, or a person gave it. */
export const ReporterTold = z.object({ door: z.enum(['receipt', 'open311', 'notice', 'webhook', 'person']), at: z.iso.datetime(), by: z.string().nullable() })
export type ReporterTold = z.infer<typeof ReporterTold>
/** Null = the answer has not arrived. */
export const ReporterToldAnswer = z.object({ told: ReporterTold.nullable() })
export type ReporterToldAnswer = z.infer<typeof ReporterToldAnswer>
/** Somebody outside who reported this matter: by the incident itself, or by one that was merged into it. `over` = there is something to answer; `told` null = still waits. */
export const Reporter = z.object({
  incidentId: z.uuid(), number: z.string(), source: IncidentSource, contact: z.string().nullable(), reportedAt: z.iso.datetime(), over: z.boolean(), told: ReporterTold.nullable(),
})
export type Reporter = z.infer<typeof Reporter>
export const Reporters = z.object({ items: z.array(Reporter) })
export type Reporters = z.infer<typeof Reporters>
/** How somebody answered who reported: by telephone, in person. It stands in the incident's story. */
export const ToldInput = z.object({ how: z.string().trim().min(1, 'say how: by telephone, in person …').max(200) })
export type ToldInput = z.infer<typeof ToldInput>
