import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Whose areas changed is news to every process, as the rest of the roster is. */
export class ChargeNews1790000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
INSERT INTO roster_change VALUES ('charge', 1);
CREATE TRIGGER charge_changed AFTER INSERT OR UPDATE OR DELETE ON supervisor_area FOR EACH STATEMENT EXECUTE FUNCTION note_roster_change('charge');`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER charge_changed ON supervisor_area; DELETE FROM roster_change WHERE topic = 'charge'`)
  }
}
