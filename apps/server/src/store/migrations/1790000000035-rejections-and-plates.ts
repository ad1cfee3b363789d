import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Which rule rejected an incident, as is known of closings, so that it can be taken back; and plates of first offences that were waived, found by the plate. */
export class RejectionsAndPlates1790000000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
UPDATE incident i SET closed_by_rule = l.actor->>'rule' FROM timeline_line l
WHERE i.state = 'rejected' AND i.closed_by_rule IS NULL AND l.incident_id = i.id AND l.action = 'reject' AND l.version = i.version AND l.actor->>'type' = 'system';
CREATE INDEX timeline_line_plate ON timeline_line((about->>'plate')) WHERE about->>'plate' IS NOT NULL;`)
  }

  async down(runner: QueryRunner): Promise<void> { await runner.query("DROP INDEX timeline_line_plate; UPDATE incident SET closed_by_rule = NULL WHERE state = 'rejected'") }
}
