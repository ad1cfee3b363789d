import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Where a camera that turns looked when a picture of it was kept, in its own numbers, so that the after-check can be offered the same view. */
export class KeptLooks1790000000037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE camera_look (
  evidence_id uuid PRIMARY KEY REFERENCES evidence_item(id) ON DELETE CASCADE, device_id uuid NOT NULL REFERENCES device(id) ON DELETE CASCADE,
  pan float8, tilt float8, zoom float8, pan_tilt_space text, zoom_space text, kept_at timestamptz NOT NULL DEFAULT now())`)
  }

  async down(runner: QueryRunner): Promise<void> { await runner.query('DROP TABLE camera_look') }
}
