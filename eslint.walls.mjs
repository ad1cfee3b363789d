/**
 * The walls of the house as data: which part may import which (docs/ARCHITECTURE.md, "Walls").
 * Everything not named here is refused. `eslint.walls.test.mjs` plants one violation per wall and expects exactly those reports.
 */
const ROOMS = ['ingest', 'track', 'detect', 'intake', 'incident', 'dispatch', 'evidence', 'figures', 'video', 'supervise', 'broadcast']

export const elements = [
  { type: 'shared', pattern: 'packages/shared/src' },
  { type: 'domain', pattern: 'packages/domain/src' },
  { type: 'city', pattern: 'packages/city/src' },
  ...ROOMS.map((room) => ({ type: `room-${room}`, pattern: `apps/server/src/${room}` })),
  { type: 'ports', pattern: 'apps/server/src/ports' },
  { type: 'server-store', pattern: 'apps/server/src/store' },
  { type: 'platform', pattern: 'apps/server/src/platform' },
  { type: 'wiring', pattern: 'apps/server/src' },
  { type: 'link', pattern: 'apps/console/src/link' },
  { type: 'console-store', pattern: 'apps/console/src/store' },
  { type: 'map', pattern: 'apps/console/src/map' },
  { type: 'screens', pattern: 'apps/console/src/screens' },
  { type: 'parts', pattern: 'apps/console/src/parts' },
  { type: 'theme', pattern: 'apps/console/src/theme' },
  { type: 'i18n', pattern: 'apps/console/src/i18n' },
  { type: 'field', pattern: 'apps/console/src/field' },
  { type: 'citizen', pattern: 'apps/console/src/citizen' },
  { type: 'console-app', pattern: 'apps/console/src' },
  { type: 'gateway', pattern: 'apps/gateway/src' },
  { type: 'simulator', pattern: 'apps/simulator/src' },
  { type: 'bench', pattern: 'infra/bench/src' },
]

const rooms = ROOMS.map((room) => `room-${room}`)
/** from → our own parts it may import (itself is always allowed). */
export const mayImport = {
  shared: [],
  domain: ['shared'],
  city: ['shared'],
  ...Object.fromEntries(rooms.map((room) => [room, ['ports', 'domain', 'shared', 'server-store', 'platform']])),
  ports: ['domain', 'shared', 'server-store'],
  'server-store': ['domain', 'shared'],
  platform: ['domain', 'shared', 'server-store', 'ports'],
  wiring: [...rooms, 'ports', 'server-store', 'platform', 'domain', 'shared'],
  link: ['shared'],
  'console-store': ['link', 'domain', 'shared'],
  map: ['console-store', 'theme', 'i18n', 'domain', 'shared'],
  parts: ['theme', 'i18n', 'shared'],
  theme: [],
  i18n: [],
  screens: ['map', 'console-store', 'parts', 'theme', 'i18n', 'domain', 'shared', 'link'],
  field: ['console-store', 'link', 'theme', 'i18n', 'domain', 'shared'],
  citizen: ['field', 'map', 'console-store', 'link', 'theme', 'i18n', 'domain', 'shared'],
  'console-app': ['screens', 'map', 'console-store', 'link', 'parts', 'theme', 'i18n', 'domain', 'shared'],
  gateway: ['shared'],
  simulator: ['shared', 'domain', 'city'],
  bench: ['shared', 'domain', 'city', 'simulator'],
}

/** The only packages that the pure parts may use; every other package, and Node itself, is refused there. */
export const pureExternals = { shared: ['zod'], domain: ['zod', 'gcoord', 'flatbush', '@turf/*'], city: [] }
