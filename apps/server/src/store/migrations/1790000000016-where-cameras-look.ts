import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Where a thing that does not turn looks, so that the map can draw what a camera sees. */
export class WhereCamerasLook1790000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE device ADD COLUMN facing_deg double precision CHECK (facing_deg >= 0 AND facing_deg < 360)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE device DROP COLUMN facing_deg')
  }
}
