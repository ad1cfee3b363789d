import type { Area, Beat, Duty, MatrixAnswer, MatrixRow } from '@watchfloor/shared'
import { unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import type { TestHub } from './harness/hub.js'

const MINUTE = 60_000
export const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * MINUTE).toISOString()
/** A square of `size` degrees. */
export const square = (west: number, south: number, size: number): Area['geometry'] => ({ type: 'Polygon', coordinates: [[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]] })
/** A PNG of one dot: something to keep as a snapshot. */
export const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** A body camera that can say where it was. */
export interface TestCamera { readonly id: string; readonly name: string; tell(minutesAgo: number, lat: number, lon: number): Promise<void> }

/** A town of two districts, each with a supervisor's ground, and what happens in it. */
export class PatrolTown {
  constructor(private readonly hub: TestHub, readonly admin: Caller, readonly dispatcher: Caller) {}

  async area(level: Area['level'], geometry: Area['geometry'], squadId?: string): Promise<Area> {
    return this.must(await this.admin.post<Area>('/api/areas', { name: unique('area '), level, geometry, ...(squadId ? { squadId } : {}) }), 201)
  }
  async squad(): Promise<{ id: string; name: string }> { return this.must(await this.admin.post<{ id: string; name: string }>('/api/squads', { name: unique('squad ') }), 201) }
  async beat(place: Beat['place'], squadId?: string): Promise<Beat> { return this.must(await this.dispatcher.post<Beat>('/api/duty/beats', { name: unique('beat '), place, ...(squadId ? { squadId } : {}) }), 201) }

  async camera(): Promise<TestCamera> {
    const name = unique('cam ')
    const { id, mqtt } = this.must(await this.admin.post<{ id: string; mqtt: { username: string; password: string } }>('/api/devices', { name, kind: 'bodycam', protocol: 'owntracks', externalId: `${unique('u')}/cam` }), 201)
    const headers = { 'Content-Type': 'application/json', Authorization: `Basic ${Buffer.from(`${mqtt.username}:${mqtt.password}`).toString('base64')}`, 'X-Limit-U': mqtt.username, 'X-Limit-D': 'cam' }
    return {
      id, name,
      tell: async (ago, lat, lon) => {
        const told = await fetch(`${this.hub.baseUrl}/owntracks`, { method: 'POST', headers, body: JSON.stringify({ _type: 'location', lat, lon, tst: Math.floor((Date.now() - ago * MINUTE) / 1000), acc: 5 }) })
        if (told.status !== 200) throw new Error(await told.text())
      },
    }
  }

  async duty(more: Partial<Duty> & { squadId: string }): Promise<Duty> {
    return this.must(await this.dispatcher.post<Duty>('/api/duty', { person: unique('officer '), shift: '早班', startsAt: minutesAgo(60), endsAt: minutesAgo(-240), ...more }), 201)
  }

  must<T>({ status, body }: { status: number; body: T }, wanted: number): T {
    if (status !== wanted) throw new Error(`${status}: ${JSON.stringify(body)}`)
    return body
  }
}

export const matrix = async (supervisor: Caller, query = ''): Promise<MatrixAnswer> => (await supervisor.get<MatrixAnswer>(`/api/supervision/matrix${query}`)).body
export const rowOf = (answer: MatrixAnswer, duty: Pick<Duty, 'id'>): MatrixRow | undefined => answer.rows.find(({ dutyId }) => dutyId === duty.id)
