import { Beat, DrawAudit, MatrixAnswer, PictureLook, RatesAnswer, SpotCheck, SpotCheckDetail, TrackLook, page } from '@watchfloor/shared'
import type { BeatInput, BeatPatch, MatrixQuery, PictureLookInput, RatesQuery, TrackLookAsk, VerdictInput } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../http.js'

export const superviseCalls = {
  matrix: (query: MatrixQuery, signal?: AbortSignal) => call('GET', '/api/supervision/matrix', MatrixAnswer, { query: { ...query }, signal }),
  rates: (query: RatesQuery, signal?: AbortSignal) => call('GET', '/api/supervision/rates', RatesAnswer, { query: { ...query }, signal }),
  track: (input: TrackLookAsk) => call('POST', '/api/supervision/tracks', TrackLook, { json: input }),
  picture: (input: PictureLookInput) => call('POST', '/api/supervision/pictures', PictureLook, { json: input }),
  checks: (signal?: AbortSignal) => call('GET', '/api/spot-checks', page(SpotCheck), { query: { limit: 30 }, signal }),
  check: (id: string, signal?: AbortSignal) => call('GET', `/api/spot-checks/${id}`, SpotCheckDetail, { signal }),
  draw: () => call('POST', '/api/spot-checks', SpotCheckDetail),
  decide: (id: string, input: VerdictInput) => call('POST', `/api/spot-checks/${id}/verdict`, SpotCheckDetail, { json: input }),
  recomputed: (from: string, to: string) => call('GET', '/api/spot-checks/recomputed', DrawAudit, { query: { from, to } }),
  beats: (signal?: AbortSignal) => call('GET', '/api/duty/beats', page(Beat), { query: { limit: 1000 }, signal }),
  makeBeat: (input: BeatInput) => call('POST', '/api/duty/beats', Beat, { json: input }),
  changeBeat: (id: string, patch: BeatPatch) => call('PATCH', `/api/duty/beats/${id}`, Beat, { json: patch }),
  removeBeat: (id: string) => call('DELETE', `/api/duty/beats/${id}`, z.unknown()),
}
