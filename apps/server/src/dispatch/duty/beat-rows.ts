import type { Beat } from '@watchfloor/shared'
import type pg from 'pg'

/** Beats with the name of their squad. */
export const SELECT_BEAT = 'SELECT b.id, b.name, b.squad_id AS "squadId", s.name AS "squadName", b.place FROM beat b LEFT JOIN squad s ON s.id = b.squad_id'

/** A beat as it is going to be stored. */
export type PlannedBeat = Pick<Beat, 'id' | 'name' | 'squadId' | 'place'>

/** Writes beats; one of the same name takes over what is said of it. */
export async function putBeats(client: pg.ClientBase | pg.Pool, beats: readonly PlannedBeat[]): Promise<void> {
  await client.query(`INSERT INTO beat(id, name, squad_id, place) SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, name text, "squadId" uuid, place jsonb)
    ON CONFLICT (name) DO UPDATE SET squad_id = excluded.squad_id, place = excluded.place`, [JSON.stringify(beats)])
}
