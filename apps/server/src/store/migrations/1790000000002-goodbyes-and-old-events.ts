import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * A goodbye is a row of its own kind: healing must tell it from a sign of life, and no column of a status says which it is.
 * `device_event_age` and `command_age` lead the retention to what is old without reading all that is not.
 */
export class GoodbyesAndOldEvents1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
COMMENT ON COLUMN fix.kind IS '0 fix, 1 status, 2 goodbye: a status by which the device said it is gone, or its broker did in its last will';
CREATE INDEX device_event_age ON device_event(time, id);
CREATE INDEX command_age ON command(created_at);`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX command_age, device_event_age; COMMENT ON COLUMN fix.kind IS '0 fix, 1 status'; UPDATE fix SET kind = 1 WHERE kind = 2
      AND NOT EXISTS (SELECT 1 FROM fix s WHERE s.device_no = fix.device_no AND s.time = fix.time AND s.kind = 1); DELETE FROM fix WHERE kind = 2`)
  }
}
