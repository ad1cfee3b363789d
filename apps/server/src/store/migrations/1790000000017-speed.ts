import type { MigrationInterface, QueryRunner } from 'typeorm'

const INCIDENT = 'number version state state_before category standard priority lat lon address area_id description source reported_by first_sighting alarm_id merged_into children holder lead_unit_id handled_by outcome rectified check_passed reworks returns extensions extension_request suspension_request suspended_until suspensions appeal supervised urged closed_by_rule created_at updated_at closed_at press_kind press_due press_yellow'
const CLOCK = 'incident_id kind limit_of started_at run_from budget_ms due_at yellow_at paused_at paused_for stopped_at late exempt extensions unit_id fired_at generation'
const DISPATCH = 'incident_id unit_id lead state version notified_at accepted_at en_route_at on_scene_at ended_at by_person reason override held_state'
const LINE = 'incident_id version action from_state to_state actor recorded_at occurred_at reason note evidence about undo_until'
const EFFECT = 'incident_id version type to_whom action about not_before next_try_at'

const list = (columns: string): string => `id, ${columns.replaceAll(' ', ', ')}`
const assign = (columns: string, from: string): string => columns.split(' ').map((column) => `${column} = ${from}.${column}`).join(', ')
/** Rows of a list inside the change, as rows of a table. */
const insert = (table: string, key: string, columns: string): string => `INSERT INTO ${table}(${list(columns)}) SELECT ${list(columns)} FROM jsonb_populate_recordset(NULL::${table}, change->'${key}')`
const upsert = (table: string, key: string, columns: string): string => `${insert(table, key, columns)} ON CONFLICT (id) DO UPDATE SET ${assign(columns, 'EXCLUDED')}`
const given = (key: string, statement: string): string => `IF change ? '${key}' THEN ${statement}; END IF;`
/** Made while a table was empty, a plan that is kept would read it whole for as long as nobody analyses it. */
const BY_INDEX = 'SET enable_seqscan = off'

/** Flags that few incidents carry: what lies behind such a figure is not looked for through a whole year. */
const RARE_FLAGS = ['suspended', 'again', 'extended', 'overdue', 'reworked', 'returned', 'repeated']
const FORMER_LISTS = { incident_state: '(state, created_at DESC)', incident_area: '(area_id, created_at DESC)', incident_source: '(source, created_at DESC, id DESC)' }
/** With what lists are filtered by besides, so that the index alone tells which rows it is and how many. */
const LISTS = {
  incident_state: '(state, created_at DESC, id DESC) INCLUDE (source, area_id, category, priority)', incident_area: '(area_id, created_at DESC, id DESC) INCLUDE (state, source, category, priority)',
  incident_source: '(source, created_at DESC, id DESC) INCLUDE (state, area_id, category, priority)',
}
const indexed = (lists: Readonly<Record<string, string>>): string => Object.entries(lists).map(([name, columns]) => `DROP INDEX ${name}; CREATE INDEX ${name} ON incident${columns};`).join('\n')

/**
 * The case engine in few round trips: actions on many cases are taken, put and chained by one statement each. Lists are counted in indexes, words are found
 * and made sure of in one narrow table.
 */
export class Speed1790000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Waits for whoever does one of these actions at this moment, always in the same order, and tells the first answers by key.
CREATE FUNCTION case_claims(keys uuid[]) RETURNS jsonb LANGUAGE plpgsql AS $$ BEGIN
  IF keys <> '{}' THEN PERFORM pg_advisory_xact_lock(hashtextextended(key::text, 0)) FROM (SELECT key FROM unnest(keys) key ORDER BY hashtextextended(key::text, 0)) k; END IF;
  RETURN jsonb_build_object('stamp', (SELECT n FROM reference_stamp),
    'first', (SELECT coalesce(jsonb_object_agg(action_id, jsonb_build_object('subject', subject, 'answer', answer)), '{}') FROM action_answer WHERE action_id = ANY(keys)));
END $$;

-- Locks incidents in the order of their ids and tells all that belongs to the heads; of the others only their rows.
CREATE FUNCTION case_take_all(heads uuid[], others uuid[], keys uuid[]) RETURNS jsonb LANGUAGE plpgsql ${BY_INDEX} AS $$ DECLARE claims jsonb := case_claims(keys); BEGIN
  IF heads = '{}' THEN RETURN claims; END IF;
  PERFORM 1 FROM incident WHERE id = ANY(heads || others) ORDER BY id FOR UPDATE;
  RETURN claims || jsonb_build_object(
    'incidents', (SELECT coalesce(jsonb_agg(to_jsonb(i)), '[]') FROM incident i WHERE id = ANY(heads || others)),
    'clocks', (SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY started_at, id), '[]') FROM incident_clock c WHERE incident_id = ANY(heads)),
    'dispatches', (SELECT coalesce(jsonb_agg(to_jsonb(d) ORDER BY notified_at, id), '[]') FROM dispatch_record d WHERE incident_id = ANY(heads)),
    'timeline', (SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY version, recorded_at, id), '[]') FROM timeline_line t WHERE incident_id = ANY(heads)),
    'undo', (SELECT coalesce(jsonb_agg(to_jsonb(u)), '[]') FROM incident_undo u WHERE incident_id = ANY(heads)));
END $$;
ALTER FUNCTION case_read(uuid[]) ${BY_INDEX};

-- Writes all that actions led to. Answers how many effects of taken-back versions had left already: then nothing may be taken back. What a clock told at such
-- a version is not of its making and stays told.
CREATE FUNCTION case_put_all(change jsonb) RETURNS int LANGUAGE plpgsql ${BY_INDEX} AS $$ DECLARE gone int := 0; BEGIN
  IF change ? 'cancelled' THEN
    UPDATE effect e SET state = 'cancelled', ended_at = clock_timestamp() FROM jsonb_to_recordset(change->'cancelled') c(incident_id uuid, version int)
      WHERE e.incident_id = c.incident_id AND e.version = c.version AND e.action <> 'overdue' AND e.state = 'pending' AND e.attempts = 0;
    SELECT count(*) INTO gone FROM effect e JOIN jsonb_to_recordset(change->'cancelled') c(incident_id uuid, version int) ON e.incident_id = c.incident_id AND e.version = c.version
      WHERE e.action <> 'overdue' AND e.state <> 'cancelled';
  END IF;
  ${given('made', insert('incident', 'made', INCIDENT))}
  ${given('changed', `UPDATE incident i SET ${assign(INCIDENT, 'c')} FROM jsonb_populate_recordset(NULL::incident, change->'changed') c WHERE i.id = c.id`)}
  -- The other side of a merge or split: its clocks are not in this change, so what the queue sorts by stays.
  ${given('others', `UPDATE incident i SET ${assign('version updated_at children first_sighting priority', 'o')} FROM jsonb_populate_recordset(NULL::incident, change->'others') o WHERE i.id = o.id`)}
  ${given('removedClocks', "DELETE FROM incident_clock WHERE id IN (SELECT jsonb_array_elements_text(change->'removedClocks')::uuid)")}
  ${given('clocks', upsert('incident_clock', 'clocks', CLOCK))}
  ${given('removedDispatches', "DELETE FROM dispatch_record WHERE id IN (SELECT jsonb_array_elements_text(change->'removedDispatches')::uuid)")}
  ${given('dispatches', upsert('dispatch_record', 'dispatches', DISPATCH))}
  ${given('lines', insert('timeline_line', 'lines', LINE))}
  ${given('effects', insert('effect', 'effects', EFFECT).replace('not_before, next_try_at FROM', 'not_before, not_before FROM'))}
  ${given('undoEnds', "DELETE FROM incident_undo WHERE incident_id IN (SELECT jsonb_array_elements_text(change->'undoEnds')::uuid)")}
  ${given('undos', "INSERT INTO incident_undo SELECT * FROM jsonb_populate_recordset(NULL::incident_undo, change->'undos')")}
  ${given('answers', "INSERT INTO action_answer(action_id, subject, answer) SELECT a.action_id, a.subject, a.answer FROM jsonb_populate_recordset(NULL::action_answer, change->'answers') a")}
  RETURN gone;
END $$;
DROP FUNCTION case_put, case_take, case_claim;

-- Appends one record after another to the chains of incidents: the place in the chain and the hash are found where the last record lies.
CREATE FUNCTION evidence_append(incidents uuid[], records text[], beginning text) RETURNS void LANGUAGE plpgsql ${BY_INDEX} AS $$ DECLARE last record; BEGIN
  FOR i IN 1 .. cardinality(incidents) LOOP
    SELECT seq, hash INTO last FROM evidence_record WHERE incident_id = incidents[i] ORDER BY seq DESC LIMIT 1;
    INSERT INTO evidence_record(incident_id, seq, record, previous, hash)
    VALUES (incidents[i], coalesce(last.seq, 0) + 1, records[i]::jsonb, coalesce(last.hash, beginning), encode(sha256(convert_to(coalesce(last.hash, beginning) || chr(10) || records[i], 'UTF8')), 'hex'));
  END LOOP;
END $$;

-- What words are found by, with the text itself and the list's order beside it: neither needs the wide rows of the incidents.
DROP TABLE incident_search;
CREATE TABLE incident_search (incident_id uuid PRIMARY KEY REFERENCES incident(id) ON DELETE CASCADE, created_at timestamptz NOT NULL, body text NOT NULL, pairs tsvector NOT NULL);
CREATE OR REPLACE FUNCTION keep_incident_search() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE words text := lower(concat_ws(E'\\n', NEW.number, NEW.address, NEW.description)); BEGIN
  INSERT INTO incident_search VALUES (NEW.id, NEW.created_at, words, sign_pairs(words)) ON CONFLICT (incident_id) DO UPDATE SET body = EXCLUDED.body, pairs = EXCLUDED.pairs;
  RETURN NULL;
END $$;
INSERT INTO incident_search SELECT id, created_at, lower(concat_ws(E'\\n', number, address, description)), sign_pairs(concat_ws(E'\\n', number, address, description)) FROM incident;
CREATE INDEX incident_search_pairs ON incident_search USING gin(pairs);
CREATE INDEX incident_search_newest ON incident_search(created_at DESC, incident_id DESC);

${indexed(LISTS)}
${RARE_FLAGS.map((flag) => `CREATE INDEX incident_fact_${flag} ON incident_fact(created_at DESC, incident_id DESC) WHERE ${flag};`).join('\n')}`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
${RARE_FLAGS.map((flag) => `DROP INDEX incident_fact_${flag};`).join(' ')}
${indexed(FORMER_LISTS)}
DROP TABLE incident_search;
CREATE TABLE incident_search (incident_id uuid PRIMARY KEY REFERENCES incident(id) ON DELETE CASCADE, pairs tsvector NOT NULL);
CREATE OR REPLACE FUNCTION keep_incident_search() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO incident_search VALUES (NEW.id, sign_pairs(concat_ws(E'\\n', NEW.number, NEW.address, NEW.description))) ON CONFLICT (incident_id) DO UPDATE SET pairs = EXCLUDED.pairs;
  RETURN NULL;
END $$;
INSERT INTO incident_search SELECT id, sign_pairs(concat_ws(E'\\n', number, address, description)) FROM incident;
CREATE INDEX incident_search_pairs ON incident_search USING gin(pairs);
DROP FUNCTION evidence_append, case_put_all, case_take_all, case_claims;
ALTER FUNCTION case_read(uuid[]) RESET ALL;
CREATE FUNCTION case_claim(key uuid) RETURNS jsonb LANGUAGE plpgsql AS $$ BEGIN
  IF key IS NOT NULL THEN PERFORM pg_advisory_xact_lock(hashtextextended(key::text, 0)); END IF;
  RETURN jsonb_build_object('stamp', (SELECT n FROM reference_stamp), 'first', (SELECT jsonb_build_object('subject', subject, 'answer', answer) FROM action_answer WHERE action_id = key));
END $$;
CREATE FUNCTION case_take(ids uuid[], key uuid) RETURNS jsonb LANGUAGE plpgsql AS $$ DECLARE claim jsonb := case_claim(key); BEGIN
  PERFORM 1 FROM incident WHERE id = ANY(ids) ORDER BY id FOR UPDATE;
  RETURN claim || case_read(ids) || jsonb_build_object('undo', (SELECT to_jsonb(u) FROM incident_undo u WHERE incident_id = ids[1]));
END $$;
CREATE FUNCTION case_put(change jsonb) RETURNS int LANGUAGE plpgsql AS $$ DECLARE gone int := 0; BEGIN
  IF change ? 'cancelled' THEN
    UPDATE effect SET state = 'cancelled', ended_at = clock_timestamp() WHERE incident_id = (change->>'id')::uuid AND version = (change->>'cancelled')::int AND state = 'pending' AND attempts = 0;
    SELECT count(*) INTO gone FROM effect WHERE incident_id = (change->>'id')::uuid AND version = (change->>'cancelled')::int AND state <> 'cancelled';
  END IF;
  ${upsert('incident', 'incidents', INCIDENT)};
  UPDATE incident i SET ${assign('version updated_at children first_sighting priority', 'o')} FROM jsonb_populate_record(NULL::incident, nullif(change->'other', 'null')) o WHERE i.id = o.id;
  DELETE FROM incident_clock WHERE id IN (SELECT jsonb_array_elements_text(change->'removedClocks')::uuid);
  ${upsert('incident_clock', 'clocks', CLOCK)};
  DELETE FROM dispatch_record WHERE id IN (SELECT jsonb_array_elements_text(change->'removedDispatches')::uuid);
  ${upsert('dispatch_record', 'dispatches', DISPATCH)};
  ${insert('timeline_line', 'lines', LINE)};
  ${insert('effect', 'effects', EFFECT).replace('not_before, next_try_at FROM', 'not_before, not_before FROM')};
  IF change ? 'undo' THEN
    DELETE FROM incident_undo WHERE incident_id = (change->>'id')::uuid;
    IF jsonb_typeof(change->'undo') = 'object' THEN INSERT INTO incident_undo SELECT * FROM jsonb_populate_record(NULL::incident_undo, change->'undo'); END IF;
  END IF;
  IF change ? 'answer' THEN INSERT INTO action_answer(action_id, subject, answer) VALUES ((change->>'actionId')::uuid, (change->>'id')::uuid, change->'answer'); END IF;
  RETURN gone;
END $$;`)
  }
}
