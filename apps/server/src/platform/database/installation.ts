import type pg from 'pg'
import type { Settings } from '../config/settings.js'
import { StartError } from '../config/start-error.js'

/** What a database is for, written at its first start: real work and simulated data never share one. */
export type InstallationKind = 'demo' | 'real'

/** Refuses a database of the other kind, before anything in it is touched; marks one that has no mark yet. */
export async function claimInstallation(pool: pg.Pool, settings: Settings): Promise<void> {
  const { rows: [table] } = await pool.query<{ exists: boolean }>("SELECT to_regclass('setting') IS NOT NULL AS exists")
  if (!table!.exists) return
  const wanted: InstallationKind = settings.DEMO ? 'demo' : 'real'
  await pool.query("INSERT INTO setting(key, value) VALUES ('installation', to_jsonb($1::text)) ON CONFLICT DO NOTHING", [wanted])
  const { rows: [row] } = await pool.query<{ kind: InstallationKind }>("SELECT value #>> '{}' AS kind FROM setting WHERE key = 'installation'")
  if (row!.kind === wanted) return
  const where = settings.DATABASE_URL ? 'DATABASE_URL' : `DATA_DIR "${settings.DATA_DIR}"`
  throw new StartError(wanted === 'real'
    ? `${where} holds a demo with simulated data: real work needs a database of its own (or start the demo with npm run demo)`
    : `${where} holds real work: the demo needs a database of its own (or start the hub with npm start)`)
}
