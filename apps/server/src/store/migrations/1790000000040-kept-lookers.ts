import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Whoever was looked at stays in the look itself: a duty that is taken away or given to somebody else takes no look with it. And a shift that is corrected
 * after it was judged has to be judged again.
 */
export class KeptLookers1790000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE supervision_look ALTER duty_id DROP NOT NULL, DROP CONSTRAINT supervision_look_duty_id_fkey, ADD person_id uuid REFERENCES user_account(id), ADD person text;
ALTER TABLE supervision_look ADD CONSTRAINT supervision_look_duty_id_fkey FOREIGN KEY (duty_id) REFERENCES duty(id) ON DELETE SET NULL;
UPDATE supervision_look l SET person_id = d.user_id, person = d.person FROM duty d WHERE d.id = l.duty_id;
CREATE INDEX supervision_look_person ON supervision_look(person_id, at DESC, id);
ALTER TABLE duty_judgement ADD stale boolean NOT NULL DEFAULT false;
CREATE FUNCTION duty_was_corrected() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE duty_judgement SET stale = true WHERE duty_id = NEW.id; RETURN NULL; END $$;
CREATE TRIGGER duty_corrected AFTER UPDATE ON duty FOR EACH ROW
  WHEN ((OLD.starts_at, OLD.ends_at, OLD.clocked_out_at, OLD.device_id, OLD.beat_id) IS DISTINCT FROM (NEW.starts_at, NEW.ends_at, NEW.clocked_out_at, NEW.device_id, NEW.beat_id)) EXECUTE FUNCTION duty_was_corrected();`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TRIGGER duty_corrected ON duty; DROP FUNCTION duty_was_corrected; ALTER TABLE duty_judgement DROP stale;
DELETE FROM supervision_look WHERE duty_id IS NULL;
ALTER TABLE supervision_look DROP person_id, DROP person, ALTER duty_id SET NOT NULL, DROP CONSTRAINT supervision_look_duty_id_fkey;
ALTER TABLE supervision_look ADD CONSTRAINT supervision_look_duty_id_fkey FOREIGN KEY (duty_id) REFERENCES duty(id) ON DELETE CASCADE`)
  }
}
