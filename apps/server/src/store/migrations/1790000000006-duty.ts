import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Who goes: squads and departments as units, what they are qualified for, who is on duty with which device, who is responsible for what where, how they are told. */
export class Duty1790000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE squad ADD kind text NOT NULL DEFAULT 'squad' CHECK (kind IN ('squad','department')), ADD qualified_for text[] NOT NULL DEFAULT '{*}', ADD phone text;
ALTER TABLE user_account ADD squad_id uuid REFERENCES squad(id) ON DELETE SET NULL;
CREATE TABLE duty (
  id uuid PRIMARY KEY, squad_id uuid NOT NULL REFERENCES squad(id) ON DELETE CASCADE, user_id uuid REFERENCES user_account(id) ON DELETE CASCADE, person text NOT NULL,
  device_id uuid REFERENCES device(id) ON DELETE SET NULL, vehicle_id uuid REFERENCES device(id) ON DELETE SET NULL, shift text NOT NULL, starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL,
  clocked_in_at timestamptz, clocked_out_at timestamptz, CHECK (starts_at < ends_at));
CREATE INDEX duty_now ON duty(ends_at, starts_at);
CREATE INDEX duty_user ON duty(user_id, starts_at);
CREATE TABLE responsibility (
  id uuid PRIMARY KEY, position int NOT NULL, category text NOT NULL, area_id uuid REFERENCES area(id) ON DELETE CASCADE, unit_id uuid NOT NULL REFERENCES squad(id) ON DELETE CASCADE,
  with_units uuid[] NOT NULL DEFAULT '{}', plan text);
CREATE TABLE community_contact (id uuid PRIMARY KEY, area_id uuid NOT NULL REFERENCES area(id) ON DELETE CASCADE, body jsonb NOT NULL);
CREATE TABLE webhook (id uuid PRIMARY KEY, name text NOT NULL, url text NOT NULL, secret text NOT NULL, enabled boolean NOT NULL DEFAULT true, created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE push_subscription (endpoint text PRIMARY KEY, user_id uuid NOT NULL REFERENCES user_account(id) ON DELETE CASCADE, keys jsonb NOT NULL, created_at timestamptz NOT NULL DEFAULT now());
-- What each channel did with each effect, so that a second try does not tell twice those who were told.
CREATE TABLE delivery (
  effect_id uuid NOT NULL, channel text NOT NULL, recipient text NOT NULL, state text NOT NULL, attempts int NOT NULL, last_error text, at timestamptz NOT NULL, PRIMARY KEY (effect_id, channel, recipient));
CREATE TABLE notice (
  id uuid PRIMARY KEY, effect_id uuid, recipient text NOT NULL, incident_id uuid, version int, type text NOT NULL, action text NOT NULL, about jsonb NOT NULL, priority text, at timestamptz NOT NULL, read_at timestamptz,
  UNIQUE (effect_id, recipient));
CREATE INDEX notice_of ON notice(recipient, at DESC);
CREATE TABLE hand_over (
  id uuid PRIMARY KEY, from_user text NOT NULL, to_user text, sheet jsonb NOT NULL, note text NOT NULL, offered_at timestamptz NOT NULL, accepted_at timestamptz);`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE hand_over, notice, delivery, push_subscription, webhook, community_contact, responsibility, duty; ALTER TABLE user_account DROP squad_id; ALTER TABLE squad DROP kind, DROP qualified_for, DROP phone`)
  }
}
