import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Doors for people: keys of other systems that report here, and the receipts of citizens. */
export class Intake1790000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE report_key (
  id uuid PRIMARY KEY, name text NOT NULL UNIQUE, source text NOT NULL, key_hash text NOT NULL UNIQUE, enabled boolean NOT NULL DEFAULT true, created_at timestamptz NOT NULL DEFAULT now(), last_used_at timestamptz);
CREATE TABLE citizen_report (
  code text PRIMARY KEY, incident_id uuid NOT NULL REFERENCES incident(id) ON DELETE CASCADE, contact text, created_at timestamptz NOT NULL DEFAULT now(), told_at timestamptz);
CREATE INDEX citizen_report_of ON citizen_report(incident_id);
-- Whoever looked up what became of the own report was answered.
CREATE TRIGGER citizen_report_figures AFTER UPDATE OF told_at ON citizen_report FOR EACH ROW WHEN (NEW.told_at IS DISTINCT FROM OLD.told_at) EXECUTE FUNCTION note_changed_of_incident();
CREATE INDEX incident_citizen ON incident(updated_at DESC) WHERE source = 'citizen';
-- The list of one source, newest first: a rare one is not looked for through a whole year.
CREATE INDEX incident_source ON incident(source, created_at DESC, id DESC);`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX incident_source, incident_citizen; DROP TABLE citizen_report, report_key')
  }
}
