import type { Alarm, Incident } from '@watchfloor/shared'
import { MINUTE, Story, hub, newId, person } from '../testing/incident-builder.js'
import { furtherSightingOf, sighted } from './further-sighting.js'

const story = new Story().filed()
const { incident, nowMs } = story
const iso = (ms: number): string => new Date(ms).toISOString()
const alarm = (more: Partial<Alarm> = {}): Alarm => ({
  id: newId(), version: 1, rule: 'ai_detection', kind: 'ai_road_trade', sourceId: newId(), state: 'active_new', priority: 'P3', severity: 'warning', category: incident.category, firstAt: iso(nowMs), episodeAt: iso(nowMs),
  lastAt: iso(nowMs), clearedAt: null, count: 1, transitions: 1, lat: incident.lat, lon: incident.lon, areaId: null, text: null, about: {}, acknowledgedAt: null, acknowledgedBy: null, takenAt: null, takenBy: null,
  closedAt: null, closedBy: null, resolution: null, reason: null, shelf: null, incidentId: null, seatId: null, announcedAt: null, ...more,
})
const at = (metresNorth: number, more: Partial<Incident> = {}): Incident => ({ ...incident, id: newId(), lat: incident.lat + metresNorth / 111_195, ...more })

test('what the same source sees again is what is open of it, however long ago it was', () => {
  const old = { ...incident, createdAt: iso(nowMs - 30 * 86_400_000) }
  expect(furtherSightingOf(alarm(), [old], [], nowMs)).toBe(old)
  expect(furtherSightingOf(alarm(), [old, incident], [], nowMs)).toBe(incident)
  for (const over of [{ ...incident, state: 'closed' as const }, { ...incident, category: '0101' }]) expect(furtherSightingOf(alarm(), [over], [], nowMs)).toBeNull()
})

test('another source must see the same kind of thing, near and lately; what moves is never the same matter', () => {
  const [near, nearer, far, stale] = [at(20), at(5), at(30), at(0, { createdAt: iso(nowMs - 25 * 60 * MINUTE) })]
  expect(furtherSightingOf(alarm(), [], [far, near, nearer, stale], nowMs)).toBe(nearer)
  expect(furtherSightingOf(alarm(), [], [far, stale], nowMs)).toBeNull()
  expect(furtherSightingOf(alarm({ kind: 'truck_overspeed' }), [], [nearer], nowMs)).toBeNull()
  expect(furtherSightingOf(alarm({ lat: null, lon: null }), [], [nearer], nowMs)).toBeNull()
})

test('it stands in the story and makes a version; who saw it before is the first finder', () => {
  const early = alarm({ firstAt: iso(nowMs - 10 * MINUTE) })
  const change = sighted(story.file, story.change!.lines, early, 'drone', hub, { nowMs: nowMs + MINUTE, newId })!
  expect(change).toMatchObject({
    file: { incident: { version: incident.version + 1, state: 'filed', firstSighting: { source: 'drone', by: early.sourceId, incidentId: incident.id } } },
    lines: [{ action: 'sighting', version: incident.version + 1, actor: { type: 'system' }, about: { alarm: early.id, source: early.sourceId } }],
    effects: [{ type: 'take_picture', to: { type: 'hub' }, version: incident.version + 1, about: { alarm: early.id } }],
  })
  expect(sighted(story.file, [], alarm({ firstAt: iso(nowMs + MINUTE) }), 'ai', hub, { nowMs: nowMs + MINUTE, newId })!.file.incident.firstSighting).toEqual(incident.firstSighting)
  // The story goes on where it was: the seat acts on the new version.
  expect(new Story(change.file, nowMs + MINUTE).do(person('dispatcher'), 'dispatch', {}).incident.state).toBe('dispatched')
})

test('a detector that flickers is told of once an hour, another one at once', () => {
  const first = alarm()
  const { lines, file } = sighted(story.file, [], first, 'ai', hub, { nowMs, newId })!
  const again = (sourceId: string, later: number): boolean => sighted(file, lines, alarm({ sourceId }), 'ai', hub, { nowMs: nowMs + later, newId }) !== null
  expect([again(first.sourceId, MINUTE), again(first.sourceId, 61 * MINUTE), again(newId(), MINUTE)]).toEqual([false, true, true])
})
