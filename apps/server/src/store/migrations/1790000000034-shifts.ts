import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Who is on shift at the desk, and shifts that were left behind: a hand-over is owed until somebody took it. */
export class Shifts1790000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE hand_over ADD COLUMN kind text NOT NULL DEFAULT 'offered' CHECK (kind IN ('offered', 'left', 'vanished')), ADD COLUMN reason text, ADD COLUMN told_at timestamptz, ADD COLUMN withdrawn_at timestamptz;
CREATE INDEX hand_over_open ON hand_over(offered_at) WHERE accepted_at IS NULL AND withdrawn_at IS NULL;
-- What stood open before this was known is nobody's to take any more.
UPDATE hand_over SET withdrawn_at = now() WHERE accepted_at IS NULL;
-- A row while somebody is at the desk; it goes when they leave, or when the hub finds them gone.
CREATE TABLE desk_shift (user_id uuid PRIMARY KEY REFERENCES user_account(id) ON DELETE CASCADE, began_at timestamptz NOT NULL);
-- A word to the next shift; another word is another id, so that it has to be taken over again.
CREATE TABLE shift_note (user_id uuid PRIMARY KEY REFERENCES user_account(id) ON DELETE CASCADE, id uuid NOT NULL, text text NOT NULL, at timestamptz NOT NULL);`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE shift_note, desk_shift; DROP INDEX hand_over_open; ALTER TABLE hand_over DROP kind, DROP reason, DROP told_at, DROP withdrawn_at')
  }
}
