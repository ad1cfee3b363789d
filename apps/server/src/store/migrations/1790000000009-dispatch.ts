import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What dispatch keeps in memory has a counter per topic, raised in the transaction that changes it: every process sees by one small query what it has to read anew.
 * And how far the telling of what nobody answered has climbed.
 */
export class Dispatch1790000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE roster_change (topic text PRIMARY KEY, n bigint NOT NULL);
INSERT INTO roster_change VALUES ('people', 1), ('areas', 1), ('routing', 1), ('duty', 1);
CREATE FUNCTION note_roster_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE roster_change SET n = n + 1 WHERE topic = TG_ARGV[0]; RETURN NULL; END $$;
CREATE TRIGGER squad_changed AFTER INSERT OR UPDATE OR DELETE ON squad FOR EACH STATEMENT EXECUTE FUNCTION note_roster_change('people');
CREATE TRIGGER user_made AFTER INSERT OR DELETE ON user_account FOR EACH STATEMENT EXECUTE FUNCTION note_roster_change('people');
CREATE TRIGGER user_changed AFTER UPDATE OF name, username, role, enabled, squad_id ON user_account FOR EACH STATEMENT EXECUTE FUNCTION note_roster_change('people');
CREATE TRIGGER area_changed AFTER INSERT OR UPDATE OR DELETE ON area FOR EACH STATEMENT EXECUTE FUNCTION note_roster_change('areas');
CREATE TRIGGER responsibility_changed AFTER INSERT OR UPDATE OR DELETE ON responsibility FOR EACH STATEMENT EXECUTE FUNCTION note_roster_change('routing');
CREATE TRIGGER contact_changed AFTER INSERT OR UPDATE OR DELETE ON community_contact FOR EACH STATEMENT EXECUTE FUNCTION note_roster_change('routing');
CREATE TRIGGER duty_changed AFTER INSERT OR UPDATE OR DELETE ON duty FOR EACH STATEMENT EXECUTE FUNCTION note_roster_change('duty');
CREATE INDEX duty_device ON duty(device_id, starts_at) WHERE device_id IS NOT NULL;

-- Rungs already told, by alarm or dispatch record: each rung once, however often the hub is started anew.
CREATE TABLE escalation (subject uuid PRIMARY KEY, rung int NOT NULL, at timestamptz NOT NULL);
-- A notice may be about an alarm of which there is no incident.
ALTER TABLE notice ADD alarm_id uuid, ADD number text;
CREATE INDEX notice_unread ON notice(recipient, at DESC) WHERE read_at IS NULL;
CREATE INDEX effect_told ON effect(incident_id, version) WHERE state = 'done' AND type IN ('notify', 'withdraw');
CREATE INDEX dispatch_record_unanswered ON dispatch_record(notified_at) WHERE state = 'notified';`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP INDEX dispatch_record_unanswered; DROP INDEX effect_told; DROP INDEX notice_unread; ALTER TABLE notice DROP alarm_id, DROP number; DROP TABLE escalation; DROP INDEX duty_device;
DROP TRIGGER duty_changed ON duty; DROP TRIGGER contact_changed ON community_contact; DROP TRIGGER responsibility_changed ON responsibility; DROP TRIGGER area_changed ON area;
DROP TRIGGER user_changed ON user_account; DROP TRIGGER user_made ON user_account; DROP TRIGGER squad_changed ON squad; DROP FUNCTION note_roster_change; DROP TABLE roster_change`)
  }
}
