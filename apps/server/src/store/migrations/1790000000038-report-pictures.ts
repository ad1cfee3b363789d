import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Pictures that reports of other systems name by their address, until they are evidence or given up. */
export class ReportPictures1790000000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE report_picture (
  incident_id uuid PRIMARY KEY REFERENCES incident(id) ON DELETE CASCADE, url text NOT NULL,
  -- Of the upload and of the note that tells of it: a second try adds nothing.
  upload_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'wanted' CHECK (state IN ('wanted','kept','given_up')), tries int NOT NULL DEFAULT 0, next_at timestamptz NOT NULL DEFAULT now(), why text);
CREATE INDEX report_picture_due ON report_picture(next_at) WHERE state = 'wanted';`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE report_picture')
  }
}
