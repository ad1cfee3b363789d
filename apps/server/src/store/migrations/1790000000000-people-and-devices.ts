import type { MigrationInterface, QueryRunner } from 'typeorm'

/** People, sign-ins, squads, areas, sources, devices, quarantine, commands, audit. */
export class PeopleAndDevices1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE setting (key text PRIMARY KEY, value jsonb NOT NULL);

CREATE TABLE user_account (
  id uuid PRIMARY KEY, username text NOT NULL UNIQUE, name text NOT NULL,
  role text NOT NULL CHECK (role IN ('seat','dispatcher','supervisor','officer','admin')),
  password_hash text NOT NULL, enabled boolean NOT NULL DEFAULT true, must_change_password boolean NOT NULL DEFAULT false,
  last_sign_in_at timestamptz, created_at timestamptz NOT NULL DEFAULT now());

CREATE TABLE session (
  token_hash bytea PRIMARY KEY, user_id uuid NOT NULL REFERENCES user_account(id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL, last_seen_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, address text, user_agent text);
CREATE INDEX session_owner ON session(user_id);
CREATE INDEX session_expiry ON session(expires_at);

CREATE TABLE squad (id uuid PRIMARY KEY, name text NOT NULL UNIQUE, note text);
CREATE TABLE area (
  id uuid PRIMARY KEY, name text NOT NULL, level text NOT NULL,
  squad_id uuid REFERENCES squad(id) ON DELETE SET NULL, geometry jsonb NOT NULL, UNIQUE (level, name));

CREATE TABLE source (
  id uuid PRIMARY KEY, name text NOT NULL, protocol text NOT NULL, username text NOT NULL UNIQUE, secret_hash text NOT NULL,
  enabled boolean NOT NULL DEFAULT true, last_seen_at timestamptz, created_at timestamptz NOT NULL DEFAULT now());

CREATE TABLE device (
  id uuid PRIMARY KEY, no int GENERATED ALWAYS AS IDENTITY UNIQUE, name text NOT NULL, kind text NOT NULL, protocol text NOT NULL,
  external_id text NOT NULL, plate text, squad_id uuid REFERENCES squad(id) ON DELETE SET NULL, datum text, profile text,
  source_id uuid REFERENCES source(id) ON DELETE SET NULL, secret text, lat float8, lon float8, note text,
  enabled boolean NOT NULL DEFAULT true, created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (protocol, external_id));
CREATE INDEX device_source ON device(source_id);
CREATE INDEX device_squad ON device(squad_id);

CREATE TABLE quarantine (
  id uuid PRIMARY KEY, protocol text NOT NULL, external_id text NOT NULL, reason text NOT NULL, source_id uuid REFERENCES source(id) ON DELETE CASCADE,
  address text, suggested_kind text, last_topic text, last_message text, hint text,
  count int NOT NULL DEFAULT 1, first_seen_at timestamptz NOT NULL, last_seen_at timestamptz NOT NULL,
  UNIQUE (protocol, external_id, reason));

CREATE TABLE command (
  id uuid PRIMARY KEY, device_id uuid NOT NULL REFERENCES device(id) ON DELETE CASCADE, input jsonb NOT NULL, status text NOT NULL,
  answer text, by_user text NOT NULL, created_at timestamptz NOT NULL, finished_at timestamptz);
CREATE INDEX command_device ON command(device_id, created_at DESC);
CREATE INDEX command_open ON command(created_at) WHERE finished_at IS NULL;

CREATE TABLE audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, time timestamptz NOT NULL DEFAULT now(), actor text NOT NULL, action text NOT NULL,
  subject text, address text, details jsonb);
CREATE INDEX audit_time ON audit(time DESC);
CREATE INDEX audit_actor ON audit(actor, id DESC);
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'audit is append only'; END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_not_truncated BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE audit, command, quarantine, device, source, area, squad, session, user_account, setting; DROP FUNCTION audit_is_append_only`)
  }
}
