import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Evidence: files by the hash of their content, and one append-only chain of records per incident. */
export class Evidence1790000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE evidence_file (
  hash text PRIMARY KEY, mime text NOT NULL, bytes bigint NOT NULL, width int, height int, stored_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE evidence_item (
  id uuid PRIMARY KEY, hash text NOT NULL REFERENCES evidence_file(hash), name text NOT NULL, role text, taken_at timestamptz, received_at timestamptz NOT NULL,
  lat float8, lon float8, accuracy_m float8, device_id uuid, by_person text NOT NULL, upload_id uuid UNIQUE, about jsonb NOT NULL);
CREATE INDEX evidence_item_hash ON evidence_item(hash);
CREATE INDEX evidence_item_by ON evidence_item(by_person, received_at DESC);
-- Which incident an item belongs to: for rights and lists; the truth is the chain.
CREATE TABLE evidence_of (incident_id uuid NOT NULL, item_id uuid NOT NULL REFERENCES evidence_item(id), PRIMARY KEY (incident_id, item_id));
CREATE INDEX evidence_of_item ON evidence_of(item_id);
CREATE TABLE evidence_record (
  incident_id uuid NOT NULL, seq int NOT NULL, record jsonb NOT NULL, hash text NOT NULL, previous text NOT NULL, PRIMARY KEY (incident_id, seq));
CREATE FUNCTION evidence_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'evidence is append only'; END $$;
CREATE TRIGGER evidence_append_only BEFORE UPDATE OR DELETE ON evidence_record FOR EACH ROW EXECUTE FUNCTION evidence_is_append_only();
CREATE TRIGGER evidence_not_truncated BEFORE TRUNCATE ON evidence_record FOR EACH STATEMENT EXECUTE FUNCTION evidence_is_append_only();`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE evidence_record, evidence_of, evidence_item, evidence_file; DROP FUNCTION evidence_is_append_only`)
  }
}
