import type { MigrationInterface, QueryRunner } from 'typeorm'

/** In which areas a person may watch cameras. */
export class WhoWatchesWhere1790000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A row limits, even an empty one. No reference to area: one that is removed must leave somebody with less to see, never with the whole city.
    await runner.query('CREATE TABLE watch_limit (user_id uuid PRIMARY KEY REFERENCES user_account(id) ON DELETE CASCADE, area_ids uuid[] NOT NULL, updated_at timestamptz NOT NULL DEFAULT now())')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE watch_limit')
  }
}
