import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Cameras: the video side of a device, how each was found, and the walls that people arrange. */
export class Video1790000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE camera_kind (
  id text PRIMARY KEY, name_zh text NOT NULL, name_en text NOT NULL, moving boolean NOT NULL, asks_reason boolean NOT NULL, position int NOT NULL);
INSERT INTO camera_kind(id, name_zh, name_en, moving, asks_reason, position) VALUES
  ('police', '公安共享', 'Police, shared', false, false, 10), ('bureau', '城管自建', 'Own', false, false, 20), ('community', '社区接入', 'Community', false, false, 30),
  ('drone', '无人机', 'Drone', true, false, 40), ('bodycam', '执法记录仪', 'Body camera', true, true, 50), ('vehicle', '车载', 'Vehicle', true, false, 60);
-- The password is sealed by a key that is not in the database (video/registry/video-key.ts).
CREATE TABLE camera (
  device_id uuid PRIMARY KEY REFERENCES device(id) ON DELETE CASCADE, kind text NOT NULL REFERENCES camera_kind(id), main_url text, sub_url text, username text, sealed_password bytea,
  field_of_view_deg double precision, range_m double precision, height_m double precision, tilt_deg double precision, owner text,
  watchers text[] NOT NULL DEFAULT '{seat,dispatcher,supervisor,admin}', groups text[] NOT NULL DEFAULT '{}', updated_at timestamptz NOT NULL DEFAULT now());
-- How it was found last; key_bytes and key_hashes are what the next finding is judged by.
CREATE TABLE camera_condition (
  device_id uuid PRIMARY KEY REFERENCES device(id) ON DELETE CASCADE, state text NOT NULL, suspicion text, fault text, since timestamptz NOT NULL, checked_at timestamptz NOT NULL, seen_at timestamptz,
  codec text, width int, height int, fps real, key_bytes int[] NOT NULL DEFAULT '{}', key_hashes text[] NOT NULL DEFAULT '{}');
CREATE TABLE camera_change (
  device_id uuid NOT NULL REFERENCES device(id) ON DELETE CASCADE, at timestamptz NOT NULL, state text NOT NULL, suspicion text, fault text, PRIMARY KEY (device_id, at));
CREATE TABLE camera_day (
  device_id uuid NOT NULL REFERENCES device(id) ON DELETE CASCADE, day date NOT NULL, checks int NOT NULL, on_checks int NOT NULL, PRIMARY KEY (device_id, day));
CREATE INDEX camera_day_of ON camera_day(day);
CREATE TABLE video_wall (
  user_id uuid NOT NULL REFERENCES user_account(id) ON DELETE CASCADE, seat text NOT NULL, walls jsonb NOT NULL, updated_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (user_id, seat));`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE video_wall, camera_day, camera_change, camera_condition, camera, camera_kind')
  }
}
