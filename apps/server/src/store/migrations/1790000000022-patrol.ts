import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The video patrol: rounds, who walks them, what was looked at and decided, and the survey of what no camera sees. */
export class Patrol1790000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE patrol_round (id uuid PRIMARY KEY, name text NOT NULL UNIQUE, body jsonb NOT NULL, version int NOT NULL DEFAULT 1, updated_at timestamptz NOT NULL DEFAULT now(), updated_by text NOT NULL);
-- A session keeps the round as it was when it began, so that a change does not pull the plan from under somebody.
CREATE TABLE patrol_session (
  id uuid PRIMARY KEY, round_id uuid REFERENCES patrol_round(id) ON DELETE SET NULL, round jsonb NOT NULL, user_id uuid NOT NULL REFERENCES user_account(id) ON DELETE CASCADE, seat text NOT NULL, state text NOT NULL,
  plan jsonb NOT NULL, left_out int NOT NULL, stop int NOT NULL, stop_started_at timestamptz, block int NOT NULL, limit_ms int NOT NULL, worked_ms int NOT NULL, running_since timestamptz, paused_since timestamptz,
  interruption jsonb, heard_at timestamptz NOT NULL, started_at timestamptz NOT NULL, ended_at timestamptz);
CREATE UNIQUE INDEX patrol_session_open ON patrol_session(user_id) WHERE ended_at IS NULL;
-- One line for each camera of each stop that was reached: how long looking at it is proven for, and what was decided.
CREATE TABLE patrol_look (
  session_id uuid NOT NULL REFERENCES patrol_session(id) ON DELETE CASCADE, stop int NOT NULL, camera_id uuid NOT NULL REFERENCES device(id) ON DELETE CASCADE, started_at timestamptz NOT NULL,
  looked_ms int NOT NULL DEFAULT 0, frames bigint, told_at timestamptz, decision text, why text, incident_id uuid, decided_at timestamptz, decided_by uuid, verdict text NOT NULL DEFAULT 'undecided',
  PRIMARY KEY (session_id, stop, camera_id));
CREATE INDEX patrol_look_decided ON patrol_look(decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX patrol_look_camera ON patrol_look(camera_id);
-- What happened to a session beside its decisions: begun, called away, gone on with, taken over, rested too little and why.
CREATE TABLE patrol_line (session_id uuid NOT NULL REFERENCES patrol_session(id) ON DELETE CASCADE, at timestamptz NOT NULL DEFAULT clock_timestamp(), user_id uuid NOT NULL, kind text NOT NULL, about jsonb);
CREATE INDEX patrol_line_of ON patrol_line(session_id, at);
-- One row: computed anew only when the fingerprint of cameras, duty areas and streets is another.
CREATE TABLE blind_survey (id int PRIMARY KEY DEFAULT 1 CHECK (id = 1), fingerprint text NOT NULL, computed_at timestamptz NOT NULL, figures jsonb NOT NULL, stretches jsonb NOT NULL);`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE blind_survey, patrol_line, patrol_look, patrol_session, patrol_round')
  }
}
