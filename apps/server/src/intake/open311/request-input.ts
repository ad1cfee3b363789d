import { IncidentInput } from '@watchfloor/shared'
import { z } from 'zod'

/** An empty field of a form says nothing. */
const text = (most: number) => z.string().trim().max(most).optional().transform((value) => value || undefined)

/** GeoReport v2, POST Service Request: its field for longitude is `long`. A place in words only (`address_string`, `address_id`) is not enough here: somebody has to find it. */
export const RequestForm = z.object({
  api_key: z.string({ error: 'api_key is required' }).min(1, 'api_key is required').max(200),
  service_code: z.string({ error: 'service_code is required' }).trim().min(1, 'service_code is required').max(20),
  lat: z.string({ error: 'lat and long are required' }).regex(/^[+-]?\d{1,2}(\.\d+)?$/, 'lat is no number of degrees').transform(Number),
  long: z.string({ error: 'lat and long are required' }).regex(/^[+-]?\d{1,3}(\.\d+)?$/, 'long is no number of degrees').transform(Number),
  description: z.string({ error: 'description is required' }).trim().min(1, 'description is required').max(1500),
  address_string: text(200), email: text(100), device_id: text(100), account_id: text(100), first_name: text(60), last_name: text(60), phone: text(40), media_url: text(400),
})
export type RequestForm = z.output<typeof RequestForm>

/** The form as a report; who may be called back is who reported. */
export function reportOf(form: RequestForm, source: IncidentInput['source']): IncidentInput {
  const reportedBy = [`${form.last_name ?? ''}${form.first_name ?? ''}`, form.phone, form.email, form.account_id].filter(Boolean).join(' ').slice(0, 120)
  return IncidentInput.parse({
    category: form.service_code, lat: form.lat, lon: form.long, source, address: form.address_string, ...(reportedBy === '' ? {} : { reportedBy }), description: form.description,
  })
}

const day = z.iso.datetime({ offset: true })
/** GET Service Requests: at most 90 days, by default the last 90; 1,000 at most. */
export const RequestsQuery = z.object({
  service_request_id: z.string().max(40_000).optional().transform((ids) => ids?.split(',').map((id) => id.trim()).filter(Boolean)),
  service_code: z.string().max(400).optional().transform((codes) => codes?.split(',').map((code) => code.trim()).filter(Boolean)),
  start_date: day.optional(), end_date: day.optional(),
  status: z.string().optional().transform((text) => text?.split(',').map((one) => one.trim())).pipe(z.array(z.enum(['open', 'closed'])).optional()),
  api_key: z.string().max(200).optional(), jurisdiction_id: z.string().max(100).optional(),
})
export type RequestsQuery = z.output<typeof RequestsQuery>
