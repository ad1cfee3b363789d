import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A clip that cannot be taken now (the gateway is away) goes back among those that wait, and says why. */
export class ClipsTriedAgain1790000000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE camera_clip ADD COLUMN tries int NOT NULL DEFAULT 0, ADD COLUMN not_before timestamptz')
  }

  async down(runner: QueryRunner): Promise<void> { await runner.query('ALTER TABLE camera_clip DROP COLUMN tries, DROP COLUMN not_before') }
}
