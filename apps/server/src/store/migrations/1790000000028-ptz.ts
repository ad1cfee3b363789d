import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Cameras that can be moved: where they answer ONVIF, what they said of themselves, and who holds one. */
export class Ptz1790000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE camera ADD COLUMN onvif_url text, ADD COLUMN onvif_username text, ADD COLUMN sealed_onvif_password bytea;
-- What a device answered once, and for which address; read anew when that is another.
CREATE TABLE camera_lens (device_id uuid PRIMARY KEY REFERENCES device(id) ON DELETE CASCADE, url text NOT NULL, lens jsonb NOT NULL, read_at timestamptz NOT NULL DEFAULT now());
-- moving_until: a movement that nobody renews by then is stopped, by whichever process sees it first.
CREATE TABLE camera_hold (
  device_id uuid PRIMARY KEY REFERENCES device(id) ON DELETE CASCADE, user_id uuid NOT NULL REFERENCES user_account(id) ON DELETE CASCADE, seat text NOT NULL, until timestamptz NOT NULL, moving_until timestamptz);
CREATE INDEX camera_hold_moving ON camera_hold(moving_until) WHERE moving_until IS NOT NULL;`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE camera_hold, camera_lens; ALTER TABLE camera DROP COLUMN onvif_url, DROP COLUMN onvif_username, DROP COLUMN sealed_onvif_password')
  }
}
