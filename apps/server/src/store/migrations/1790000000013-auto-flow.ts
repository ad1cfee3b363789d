import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The auto-flow's settings, and what it thought of each incident last, so that it looks again only when there is something new to think about. */
export class AutoFlow1790000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE auto_flow_setting (only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), settings jsonb NOT NULL, changed_at timestamptz NOT NULL, changed_by text NOT NULL);
CREATE TABLE auto_flow_mark (
  incident_id uuid PRIMARY KEY REFERENCES incident(id) ON DELETE CASCADE, version int NOT NULL, decision text NOT NULL, why text NOT NULL, look_at timestamptz, at timestamptz NOT NULL);
CREATE INDEX timeline_line_auto ON timeline_line((actor->>'rule'), recorded_at) WHERE actor->>'rule' LIKE 'auto.%';
CREATE INDEX incident_closed_by_rule ON incident(closed_by_rule, closed_at) WHERE closed_by_rule IS NOT NULL;`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX incident_closed_by_rule, timeline_line_auto; DROP TABLE auto_flow_mark, auto_flow_setting')
  }
}
