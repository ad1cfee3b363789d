import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Incidents with all that moves in one transaction with them: clocks, dispatch records, the story, effects; and what makes an action the same action. */
export class Incidents1790000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE incident (
  id uuid PRIMARY KEY, number text NOT NULL UNIQUE, version int NOT NULL, state text NOT NULL, state_before text,
  category text NOT NULL, standard int, priority text NOT NULL, lat float8 NOT NULL, lon float8 NOT NULL, address text, area_id uuid, description text NOT NULL,
  source text NOT NULL, reported_by text, first_sighting jsonb NOT NULL, alarm_id uuid, merged_into uuid REFERENCES incident(id), children int NOT NULL DEFAULT 0,
  holder text, lead_unit_id text, handled_by text, outcome text, rectified boolean, check_passed boolean,
  reworks int NOT NULL DEFAULT 0, returns int NOT NULL DEFAULT 0, extensions int NOT NULL DEFAULT 0, extension_request jsonb, suspension_request jsonb,
  suspended_until timestamptz, suspensions int NOT NULL DEFAULT 0, appeal jsonb, supervised boolean NOT NULL DEFAULT false, urged int NOT NULL DEFAULT 0,
  closed_by_rule text, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, closed_at timestamptz);
CREATE INDEX incident_newest ON incident(created_at DESC, id DESC);
CREATE INDEX incident_open ON incident(priority, created_at) WHERE state NOT IN ('closed','rejected','merged','voided');
CREATE INDEX incident_state ON incident(state, created_at DESC);
CREATE INDEX incident_category ON incident(category, created_at DESC);
CREATE INDEX incident_area ON incident(area_id, created_at DESC);
CREATE INDEX incident_lead ON incident(lead_unit_id, created_at DESC) WHERE lead_unit_id IS NOT NULL;
CREATE INDEX incident_merged ON incident(merged_into) WHERE merged_into IS NOT NULL;
CREATE UNIQUE INDEX incident_alarm ON incident(alarm_id) WHERE alarm_id IS NOT NULL;

CREATE TABLE incident_clock (
  id uuid PRIMARY KEY, incident_id uuid NOT NULL REFERENCES incident(id) ON DELETE CASCADE, kind text NOT NULL, limit_of jsonb NOT NULL,
  started_at timestamptz NOT NULL, run_from timestamptz NOT NULL, budget_ms bigint NOT NULL, due_at timestamptz NOT NULL, yellow_at timestamptz NOT NULL,
  paused_at timestamptz, paused_for text, stopped_at timestamptz, late boolean, exempt boolean NOT NULL, extensions int NOT NULL, unit_id text,
  fired_at timestamptz, generation int NOT NULL);
CREATE INDEX incident_clock_of ON incident_clock(incident_id);
CREATE INDEX incident_clock_due ON incident_clock(due_at) WHERE stopped_at IS NULL AND paused_at IS NULL AND fired_at IS NULL;

CREATE TABLE dispatch_record (
  id uuid PRIMARY KEY, incident_id uuid NOT NULL REFERENCES incident(id) ON DELETE CASCADE, unit_id text NOT NULL, lead boolean NOT NULL, state text NOT NULL, version int NOT NULL,
  notified_at timestamptz NOT NULL, accepted_at timestamptz, en_route_at timestamptz, on_scene_at timestamptz, ended_at timestamptz, by_person text, reason text, override text, held_state text);
CREATE INDEX dispatch_record_of ON dispatch_record(incident_id);
CREATE INDEX dispatch_record_unit ON dispatch_record(unit_id, notified_at DESC);
CREATE INDEX dispatch_record_active ON dispatch_record(unit_id) WHERE state NOT IN ('declined','released');

CREATE TABLE timeline_line (
  id uuid PRIMARY KEY, incident_id uuid NOT NULL REFERENCES incident(id), version int NOT NULL, action text NOT NULL, from_state text, to_state text NOT NULL,
  actor jsonb NOT NULL, recorded_at timestamptz NOT NULL, occurred_at timestamptz, reason text, note text, evidence text[] NOT NULL, about jsonb NOT NULL, undo_until timestamptz);
CREATE INDEX timeline_line_of ON timeline_line(incident_id, recorded_at, id);
CREATE FUNCTION timeline_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the timeline is append only'; END $$;
CREATE TRIGGER timeline_append_only BEFORE UPDATE OR DELETE ON timeline_line FOR EACH ROW EXECUTE FUNCTION timeline_is_append_only();
CREATE TRIGGER timeline_not_truncated BEFORE TRUNCATE ON timeline_line FOR EACH STATEMENT EXECUTE FUNCTION timeline_is_append_only();

-- The row is the truth; a job only wakes it (DESIGN §2). done_at and dead_at are set by conditional updates, once.
CREATE TABLE effect (
  id uuid PRIMARY KEY, incident_id uuid NOT NULL REFERENCES incident(id), version int NOT NULL, type text NOT NULL, to_whom jsonb NOT NULL, action text NOT NULL, about jsonb NOT NULL,
  not_before timestamptz NOT NULL, state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending','done','dead','cancelled')),
  attempts int NOT NULL DEFAULT 0, next_try_at timestamptz NOT NULL, last_error text, ended_at timestamptz);
CREATE INDEX effect_pending ON effect(next_try_at) WHERE state = 'pending';
CREATE INDEX effect_of ON effect(incident_id);

-- What an action may still be taken back to; one row an incident, replaced by the next action.
CREATE TABLE incident_undo (incident_id uuid PRIMARY KEY REFERENCES incident(id) ON DELETE CASCADE, version int NOT NULL, line_id uuid NOT NULL, until timestamptz NOT NULL, before jsonb NOT NULL);

-- The first answer to an action, by the client's id: the same one again gets it again.
CREATE TABLE action_answer (action_id uuid PRIMARY KEY, subject uuid NOT NULL, answer jsonb NOT NULL, at timestamptz NOT NULL DEFAULT now());
CREATE INDEX action_answer_at ON action_answer(at);

CREATE TABLE number_sequence (day date PRIMARY KEY, last int NOT NULL);
CREATE TABLE code_set (id text PRIMARY KEY, note text NOT NULL, categories jsonb NOT NULL, active boolean NOT NULL, created_at timestamptz NOT NULL DEFAULT now());
CREATE UNIQUE INDEX code_set_active ON code_set(active) WHERE active;
CREATE TABLE saved_filter (id uuid PRIMARY KEY, owner text NOT NULL, name text NOT NULL, query jsonb NOT NULL, UNIQUE (owner, name));`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE saved_filter, code_set, number_sequence, action_answer, incident_undo, effect, timeline_line, dispatch_record, incident_clock, incident; DROP FUNCTION timeline_is_append_only`)
  }
}
