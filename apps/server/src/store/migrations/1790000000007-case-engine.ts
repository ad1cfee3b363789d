import type { MigrationInterface, QueryRunner } from 'typeorm'

const INCIDENT = 'number version state state_before category standard priority lat lon address area_id description source reported_by first_sighting alarm_id merged_into children holder lead_unit_id handled_by outcome rectified check_passed reworks returns extensions extension_request suspension_request suspended_until suspensions appeal supervised urged closed_by_rule created_at updated_at closed_at press_kind press_due press_yellow'
const CLOCK = 'incident_id kind limit_of started_at run_from budget_ms due_at yellow_at paused_at paused_for stopped_at late exempt extensions unit_id fired_at generation'
const DISPATCH = 'incident_id unit_id lead state version notified_at accepted_at en_route_at on_scene_at ended_at by_person reason override held_state'
const LINE = 'incident_id version action from_state to_state actor recorded_at occurred_at reason note evidence about undo_until'
const EFFECT = 'incident_id version type to_whom action about not_before next_try_at'

const list = (columns: string): string => `id, ${columns.replaceAll(' ', ', ')}`
/** Rows of a list inside the change, as rows of a table. */
const rows = (table: string, key: string, columns: string): string => `INSERT INTO ${table}(${list(columns)}) SELECT ${list(columns)} FROM jsonb_populate_recordset(NULL::${table}, change->'${key}')`
const upsert = (table: string, key: string, columns: string): string =>
  `${rows(table, key, columns)} ON CONFLICT (id) DO UPDATE SET ${columns.split(' ').map((column) => `${column} = EXCLUDED.${column}`).join(', ')}`

/**
 * What the case engine needs of the database beside its tables: one call to take a case (locked, with all that belongs to it), one to put what an action led
 * to, so that a transaction is a handful of round trips; the clock that presses most in the row itself, for the queue; a search that also finds words of two signs.
 */
export class CaseEngine1790000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- The running clock that ends first; 'infinity' where none runs, so that the queue's order has no holes.
ALTER TABLE incident ADD press_kind text, ADD press_due timestamptz NOT NULL DEFAULT 'infinity', ADD press_yellow timestamptz;
DROP INDEX incident_open;
CREATE INDEX incident_queue ON incident(priority, press_due, id) WHERE state NOT IN ('closed','rejected','merged','voided');

-- One more whenever categories, the calendar or areas change: processes that keep them in memory compare it in each transaction.
CREATE TABLE reference_stamp (one boolean PRIMARY KEY DEFAULT true CHECK (one), n bigint NOT NULL);
INSERT INTO reference_stamp(n) VALUES (1);
CREATE FUNCTION bump_reference() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE reference_stamp SET n = n + 1; RETURN NULL; END $$;
CREATE TRIGGER area_reference AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON area FOR EACH STATEMENT EXECUTE FUNCTION bump_reference();
CREATE TRIGGER code_set_reference AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON code_set FOR EACH STATEMENT EXECUTE FUNCTION bump_reference();
CREATE TRIGGER setting_reference AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON setting FOR EACH STATEMENT EXECUTE FUNCTION bump_reference();

-- Words are not parted in Chinese and mostly have two signs, which trigrams cannot find: every pair of neighbouring signs is a lexeme, a single sign its beginning.
CREATE FUNCTION sign_pairs(body text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$ DECLARE words text := lower(body); BEGIN
  RETURN (SELECT array_to_tsvector(coalesce(array_agg(DISTINCT substr(words, i, 2)), '{}')) FROM generate_series(1, length(words)) i);
END $$;
-- In a table of its own: an incident's row changes with every action, what it is found by hardly ever.
CREATE TABLE incident_search (incident_id uuid PRIMARY KEY REFERENCES incident(id) ON DELETE CASCADE, pairs tsvector NOT NULL);
CREATE INDEX incident_search_pairs ON incident_search USING gin(pairs);
CREATE FUNCTION keep_incident_search() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO incident_search VALUES (NEW.id, sign_pairs(concat_ws(E'\\n', NEW.number, NEW.address, NEW.description))) ON CONFLICT (incident_id) DO UPDATE SET pairs = EXCLUDED.pairs;
  RETURN NULL;
END $$;
CREATE TRIGGER incident_found AFTER INSERT ON incident FOR EACH ROW EXECUTE FUNCTION keep_incident_search();
CREATE TRIGGER incident_found_anew AFTER UPDATE OF address, description ON incident FOR EACH ROW
  WHEN (OLD.address IS DISTINCT FROM NEW.address OR OLD.description <> NEW.description) EXECUTE FUNCTION keep_incident_search();

-- Waits for whoever does the same action at this moment, and tells its first answer. A function's statements each see what was committed before them.
CREATE FUNCTION case_claim(key uuid) RETURNS jsonb LANGUAGE plpgsql AS $$ BEGIN
  IF key IS NOT NULL THEN PERFORM pg_advisory_xact_lock(hashtextextended(key::text, 0)); END IF;
  RETURN jsonb_build_object('stamp', (SELECT n FROM reference_stamp), 'first', (SELECT jsonb_build_object('subject', subject, 'answer', answer) FROM action_answer WHERE action_id = key));
END $$;

-- Locks incidents in the order of their ids and tells all that belongs to the first named.
CREATE FUNCTION case_take(ids uuid[], key uuid) RETURNS jsonb LANGUAGE plpgsql AS $$ DECLARE claim jsonb := case_claim(key); BEGIN
  PERFORM 1 FROM incident WHERE id = ANY(ids) ORDER BY id FOR UPDATE;
  RETURN claim || case_read(ids) || jsonb_build_object('undo', (SELECT to_jsonb(u) FROM incident_undo u WHERE incident_id = ids[1]));
END $$;
-- plpgsql for the plans that it keeps.
CREATE FUNCTION case_read(ids uuid[]) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$ BEGIN
  RETURN jsonb_build_object(
    'incidents', (SELECT jsonb_agg(to_jsonb(i)) FROM incident i WHERE id = ANY(ids)),
    'clocks', (SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY started_at, id), '[]') FROM incident_clock c WHERE incident_id = ids[1]),
    'dispatches', (SELECT coalesce(jsonb_agg(to_jsonb(d) ORDER BY notified_at, id), '[]') FROM dispatch_record d WHERE incident_id = ids[1]),
    'timeline', (SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY version, recorded_at, id), '[]') FROM timeline_line t WHERE incident_id = ids[1]));
END $$;

-- Writes all that an action led to. Answers how many effects of a taken-back version had left already: then nothing may be taken back.
CREATE FUNCTION case_put(change jsonb) RETURNS int LANGUAGE plpgsql AS $$ DECLARE gone int := 0; BEGIN
  IF change ? 'cancelled' THEN
    UPDATE effect SET state = 'cancelled', ended_at = clock_timestamp() WHERE incident_id = (change->>'id')::uuid AND version = (change->>'cancelled')::int AND state = 'pending' AND attempts = 0;
    SELECT count(*) INTO gone FROM effect WHERE incident_id = (change->>'id')::uuid AND version = (change->>'cancelled')::int AND state <> 'cancelled';
  END IF;
  ${upsert('incident', 'incidents', INCIDENT)};
  -- The other side of a merge or split: its clocks are not in this change, so what the queue sorts by stays.
  UPDATE incident i SET version = o.version, updated_at = o.updated_at, children = o.children, first_sighting = o.first_sighting, priority = o.priority
    FROM jsonb_populate_record(NULL::incident, nullif(change->'other', 'null')) o WHERE i.id = o.id;
  DELETE FROM incident_clock WHERE id IN (SELECT jsonb_array_elements_text(change->'removedClocks')::uuid);
  ${upsert('incident_clock', 'clocks', CLOCK)};
  DELETE FROM dispatch_record WHERE id IN (SELECT jsonb_array_elements_text(change->'removedDispatches')::uuid);
  ${upsert('dispatch_record', 'dispatches', DISPATCH)};
  ${rows('timeline_line', 'lines', LINE)};
  ${rows('effect', 'effects', EFFECT).replace('not_before, next_try_at FROM', 'not_before, not_before FROM')};
  IF change ? 'undo' THEN
    DELETE FROM incident_undo WHERE incident_id = (change->>'id')::uuid;
    IF jsonb_typeof(change->'undo') = 'object' THEN INSERT INTO incident_undo SELECT * FROM jsonb_populate_record(NULL::incident_undo, change->'undo'); END IF;
  END IF;
  IF change ? 'answer' THEN INSERT INTO action_answer(action_id, subject, answer) VALUES ((change->>'actionId')::uuid, (change->>'id')::uuid, change->'answer'); END IF;
  RETURN gone;
END $$;`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP FUNCTION case_put, case_read, case_take, case_claim;
DROP TRIGGER incident_found ON incident; DROP TRIGGER incident_found_anew ON incident; DROP FUNCTION keep_incident_search; DROP TABLE incident_search; DROP FUNCTION sign_pairs;
DROP TRIGGER area_reference ON area; DROP TRIGGER code_set_reference ON code_set; DROP TRIGGER setting_reference ON setting; DROP FUNCTION bump_reference; DROP TABLE reference_stamp;
DROP INDEX incident_queue; ALTER TABLE incident DROP press_kind, DROP press_due, DROP press_yellow;
CREATE INDEX incident_open ON incident(priority, created_at) WHERE state NOT IN ('closed','rejected','merged','voided');`)
  }
}
