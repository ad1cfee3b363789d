import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What people write beside an alarm. */
export class AlarmComments1790000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> { await runner.query("ALTER TABLE alarm ADD COLUMN comments jsonb NOT NULL DEFAULT '[]'") }

  async down(runner: QueryRunner): Promise<void> { await runner.query('ALTER TABLE alarm DROP COLUMN comments') }
}
