import { CitizenForm, CitizenReceipt, CitizenReportState, ClientConfig } from '@watchfloor/shared'
import type { CitizenReportInput } from '@watchfloor/shared'
import { call } from '../../link/http.js'

/** What the citizens' page asks of the hub; none of it needs an account. */
export const citizenCalls = {
  form: () => call('GET', '/api/citizen-reports/form', CitizenForm),
  config: () => call('GET', '/api/client-config', ClientConfig),
  report(input: CitizenReportInput, photo: File): Promise<CitizenReceipt> {
    const form = new FormData()
    for (const [name, value] of Object.entries(input)) if (value !== undefined && value !== '') form.set(name, String(value))
    form.set('photo', photo)
    return call('POST', '/api/citizen-reports', CitizenReceipt, { form })
  },
  state: (code: string) => call('GET', `/api/citizen-reports/${encodeURIComponent(code)}`, CitizenReportState),
}
