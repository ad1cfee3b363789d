import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Recording: by which rules cameras are recorded, and the clips that were asked for as evidence. */
export class Recordings1790000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE recording_rule (id uuid PRIMARY KEY, name text NOT NULL UNIQUE, body jsonb NOT NULL, version int NOT NULL DEFAULT 1, updated_at timestamptz NOT NULL DEFAULT now(), updated_by text NOT NULL);
-- The row is the truth: a clip whose end lies ahead is taken also after a restart, once (claimed_at).
CREATE TABLE camera_clip (
  id uuid PRIMARY KEY, camera_id uuid NOT NULL REFERENCES device(id) ON DELETE CASCADE, incident_id uuid NOT NULL REFERENCES incident(id) ON DELETE CASCADE, from_at timestamptz NOT NULL, to_at timestamptz NOT NULL,
  role text NOT NULL, actor jsonb NOT NULL, by_user text NOT NULL, by_name text NOT NULL, asked_at timestamptz NOT NULL DEFAULT now(), state text NOT NULL DEFAULT 'waiting', claimed_at timestamptz, evidence_id uuid, error text);
CREATE INDEX camera_clip_incident ON camera_clip(incident_id, asked_at DESC);
CREATE INDEX camera_clip_open ON camera_clip(to_at) WHERE state IN ('waiting', 'taking');
-- Marks on a camera's time bar, and the incidents that keep it recording, are found by the pictures it gave.
CREATE INDEX evidence_item_device ON evidence_item(device_id, received_at) WHERE device_id IS NOT NULL;
-- What officers are shown of looks at their body cameras.
CREATE INDEX audit_camera_look ON audit(subject, time) WHERE action IN ('camera.watch', 'camera.recording.look', 'camera.recording.export', 'camera.clip');`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX audit_camera_look, evidence_item_device; DROP TABLE camera_clip, recording_rule')
  }
}
