import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Devices that were asked to send their picture, until nobody wants it any more: a hub that starts anew knows what it has to end. */
export class CameraPush1790000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE camera_push (
  device_id uuid PRIMARY KEY REFERENCES device(id) ON DELETE CASCADE, by_user text NOT NULL, asked_at timestamptz NOT NULL DEFAULT now(), wanted_until timestamptz NOT NULL,
  -- What was asked for; empty = nothing was asked yet.
  video_id text)`)
  }

  async down(runner: QueryRunner): Promise<void> { await runner.query('DROP TABLE camera_push') }
}
