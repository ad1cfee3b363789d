import { DrawAudit, GivenAreas, MatrixAnswer, PictureLook, RatesAnswer, SpotCheck, SpotCheckDetail, SuperviseSettings, SuperviseSettingsAnswer, SupervisorAreas, TrackLook, page } from '@watchfloor/shared'
import type { MatrixQuery, PictureLookInput, RatesQuery, TrackLookAsk, VerdictInput } from '@watchfloor/shared'
import { call } from '../http.js'

export const superviseCalls = {
  matrix: (query: MatrixQuery, signal?: AbortSignal) => call('GET', '/api/supervision/matrix', MatrixAnswer, { query: { ...query }, signal }),
  rates: (query: RatesQuery, signal?: AbortSignal) => call('GET', '/api/supervision/rates', RatesAnswer, { query: { ...query }, signal }),
  track: (input: TrackLookAsk) => call('POST', '/api/supervision/tracks', TrackLook, { json: input }),
  picture: (input: PictureLookInput) => call('POST', '/api/supervision/pictures', PictureLook, { json: input }),
  checks: (signal?: AbortSignal) => call('GET', '/api/spot-checks', page(SpotCheck), { query: { limit: 30 }, signal }),
  check: (id: string, signal?: AbortSignal) => call('GET', `/api/spot-checks/${id}`, SpotCheckDetail, { signal }),
  draw: () => call('POST', '/api/spot-checks', SpotCheckDetail),
  sawPicture: (id: string, frame: string | null) => call('POST', `/api/spot-checks/${id}/picture`, SpotCheckDetail, { json: { frame } }),
  decide: (id: string, input: VerdictInput) => call('POST', `/api/spot-checks/${id}/verdict`, SpotCheckDetail, { json: input }),
  recomputed: (from: string, to: string) => call('GET', '/api/spot-checks/recomputed', DrawAudit, { query: { from, to } }),
  settings: (signal?: AbortSignal) => call('GET', '/api/supervision/settings', SuperviseSettingsAnswer, { signal }),
  writeSettings: (settings: SuperviseSettings) => call('PUT', '/api/supervision/settings', SuperviseSettings, { json: settings }),
  charges: (signal?: AbortSignal) => call('GET', '/api/supervision/areas', SupervisorAreas, { signal }),
  give: (userId: string, areaIds: readonly string[]) => call('PUT', `/api/supervision/areas/${userId}`, GivenAreas, { json: { areaIds } }),
}
