import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Why the hub itself ended a check that nobody could decide any more. */
export class EndedChecks1790000000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE spot_check ADD ended text CHECK (ended IN ('not_in_charge', 'duty_changed'))")
  }

  async down(runner: QueryRunner): Promise<void> { await runner.query('ALTER TABLE spot_check DROP ended') }
}
