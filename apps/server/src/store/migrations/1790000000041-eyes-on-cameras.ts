import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What an open tile saw of a camera that the bytes made suspect: confirmed or not, when, and before whose eyes. */
export class EyesOnCameras1790000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE camera_condition ADD verdict text CHECK (verdict IN ('confirmed','dismissed')), ADD judged_at timestamptz, ADD judged_by text;
ALTER TABLE camera_change ADD verdict text, ADD judged_by text;`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE camera_change DROP verdict, DROP judged_by;
ALTER TABLE camera_condition DROP verdict, DROP judged_at, DROP judged_by;`)
  }
}
