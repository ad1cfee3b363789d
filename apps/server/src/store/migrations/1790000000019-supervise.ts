import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Where officers have to be, what their shifts came out as, who looked at them and why, and the drawn spot checks. */
export class Supervise1790000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE beat (id uuid PRIMARY KEY, name text NOT NULL UNIQUE, squad_id uuid REFERENCES squad(id) ON DELETE SET NULL, place jsonb NOT NULL);
ALTER TABLE duty ADD kind text NOT NULL DEFAULT 'day' CHECK (kind IN ('day','off_hours','night','weekend','fixed_post')), ADD beat_id uuid REFERENCES beat(id) ON DELETE RESTRICT;
CREATE INDEX duty_beat ON duty(beat_id) WHERE beat_id IS NOT NULL;
CREATE TRIGGER beat_changed AFTER INSERT OR UPDATE OR DELETE ON beat FOR EACH STATEMENT EXECUTE FUNCTION note_roster_change('duty');
CREATE TABLE supervisor_area (user_id uuid REFERENCES user_account(id) ON DELETE CASCADE, area_id uuid REFERENCES area(id) ON DELETE CASCADE, PRIMARY KEY (user_id, area_id));
-- A shift that is over, as it was judged, with the settings of that day: a setting changed later does not change the past.
CREATE TABLE duty_judgement (
  duty_id uuid PRIMARY KEY REFERENCES duty(id) ON DELETE CASCADE, judged_at timestamptz NOT NULL, cells_from timestamptz NOT NULL, cells text NOT NULL, found jsonb NOT NULL, settings jsonb NOT NULL);
CREATE TABLE supervision_look (
  id uuid PRIMARY KEY, at timestamptz NOT NULL, user_id uuid NOT NULL REFERENCES user_account(id), by_name text NOT NULL, duty_id uuid NOT NULL REFERENCES duty(id) ON DELETE CASCADE, check_id uuid,
  what text NOT NULL CHECK (what IN ('track','picture')), reason text NOT NULL, note text, from_at timestamptz, to_at timestamptz);
CREATE INDEX supervision_look_duty ON supervision_look(duty_id, at DESC);
-- Seed and candidates are written first; what was drawn follows from them and can be computed again.
CREATE TABLE spot_check (
  id uuid PRIMARY KEY, drawn_at timestamptz NOT NULL, user_id uuid NOT NULL REFERENCES user_account(id), by_name text NOT NULL, seed text NOT NULL, candidates jsonb NOT NULL, duty_id uuid REFERENCES duty(id) ON DELETE RESTRICT, person_key text,
  track_seen_at timestamptz, picture_seen_at timestamptz, no_picture text, verdict text, marks jsonb, note text, decided_at timestamptz, evidence uuid[] NOT NULL DEFAULT '{}', incident_id uuid REFERENCES incident(id));
CREATE INDEX spot_check_drawn ON spot_check(drawn_at DESC, id);
CREATE INDEX spot_check_person ON spot_check(person_key, drawn_at);
CREATE UNIQUE INDEX spot_check_one_open ON spot_check(user_id) WHERE verdict IS NULL;
UPDATE code_set SET categories = categories || jsonb_build_array(jsonb_build_object('code', 'L0105', 'name', jsonb_build_object('zh', '勤务督查不合格', 'en', 'failed spot check')) || ((
  SELECT c FROM jsonb_array_elements(categories) AS c WHERE c->>'code' = 'L0104') - 'code' - 'name'))
WHERE id = 'yuncheng-2026-local-1' AND categories @> '[{"code":"L0104"}]' AND NOT categories @> '[{"code":"L0105"}]';`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE spot_check, supervision_look, duty_judgement, supervisor_area; ALTER TABLE duty DROP kind, DROP beat_id; DROP TABLE beat')
  }
}
