import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Steps with which a report ends: whoever reported is told of these. */
const ENDS = "('close','force_close','reject','merge')"

/**
 * Who reported was told the end when it reached them, not when it was sent: one row an incident, left by the door that told. The rolling back of a rule as a row, so
 * that it goes on after a restart. And what upkeep and figures need to find old rows, or a city's new clock.
 */
export class ToldAndRolledBack1790000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE reporter_told (
  incident_id uuid PRIMARY KEY REFERENCES incident(id) ON DELETE CASCADE, door text NOT NULL CHECK (door IN ('receipt','open311','notice','webhook','person')), at timestamptz NOT NULL DEFAULT now(), by_person text);
CREATE TRIGGER reporter_told_figures AFTER INSERT OR UPDATE ON reporter_told FOR EACH ROW EXECUTE FUNCTION note_changed_of_incident();
-- That an answer was sent is no answer: nothing of an effect counts any more.
DROP TRIGGER effect_figures ON effect;

CREATE FUNCTION note_told_by_receipt() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO reporter_told(incident_id, door) VALUES (NEW.incident_id, 'receipt') ON CONFLICT DO NOTHING; RETURN NULL; END $$;
DROP TRIGGER citizen_report_figures ON citizen_report;
CREATE TRIGGER citizen_report_told AFTER UPDATE OF told_at ON citizen_report FOR EACH ROW WHEN (NEW.told_at IS NOT NULL AND OLD.told_at IS NULL) EXECUTE FUNCTION note_told_by_receipt();
CREATE FUNCTION note_told_by_notice() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO reporter_told(incident_id, door, by_person) VALUES (NEW.incident_id, 'notice', NEW.recipient) ON CONFLICT DO NOTHING; RETURN NULL; END $$;
CREATE TRIGGER notice_told AFTER UPDATE OF read_at ON notice FOR EACH ROW
  WHEN (NEW.read_at IS NOT NULL AND OLD.read_at IS NULL AND NEW.type = 'answer' AND NEW.action IN ${ENDS} AND NEW.incident_id IS NOT NULL) EXECUTE FUNCTION note_told_by_notice();
CREATE FUNCTION note_told_by_webhook() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO reporter_told(incident_id, door) SELECT incident_id, 'webhook' FROM effect WHERE id = NEW.effect_id AND type = 'publish' AND action IN ${ENDS} ON CONFLICT DO NOTHING; RETURN NULL; END $$;
CREATE TRIGGER delivery_told AFTER INSERT OR UPDATE OF state ON delivery FOR EACH ROW WHEN (NEW.channel = 'webhook' AND NEW.state = 'done') EXECUTE FUNCTION note_told_by_webhook();

INSERT INTO reporter_told(incident_id, door, at) SELECT DISTINCT ON (incident_id) incident_id, 'receipt', told_at FROM citizen_report WHERE told_at IS NOT NULL ORDER BY incident_id, told_at;
INSERT INTO reporter_told(incident_id, door, at) SELECT DISTINCT ON (incident_id) incident_id, 'notice', read_at FROM notice
  WHERE read_at IS NOT NULL AND type = 'answer' AND action IN ${ENDS} AND incident_id IS NOT NULL AND recipient NOT LIKE 'reporter:%' ORDER BY incident_id, read_at ON CONFLICT DO NOTHING;
INSERT INTO reporter_told(incident_id, door, at) SELECT DISTINCT ON (e.incident_id) e.incident_id, 'webhook', d.at FROM delivery d JOIN effect e ON e.id = d.effect_id
  WHERE d.channel = 'webhook' AND d.state = 'done' AND e.type = 'publish' AND e.action IN ${ENDS} ORDER BY e.incident_id, d.at ON CONFLICT DO NOTHING;
-- Notices that nobody could read.
DELETE FROM notice WHERE recipient LIKE 'reporter:%';
DELETE FROM delivery WHERE channel = 'reporter';
-- What had counted as told and was not.
INSERT INTO incident_changed(incident_id) SELECT incident_id FROM incident_fact WHERE answered;

-- A city that sets its clock otherwise has other days: all incidents are counted anew, in the background.
CREATE FUNCTION note_new_city_clock() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO incident_changed(incident_id) SELECT id FROM incident; RETURN NULL; END $$;
CREATE TRIGGER city_clock_set AFTER INSERT ON setting FOR EACH ROW WHEN (NEW.key = 'work_calendar' AND NEW.value->>'utcOffsetMin' IS DISTINCT FROM '480') EXECUTE FUNCTION note_new_city_clock();
CREATE TRIGGER city_clock_figures AFTER UPDATE OF value ON setting FOR EACH ROW
  WHEN (NEW.key = 'work_calendar' AND NEW.value->'utcOffsetMin' IS DISTINCT FROM OLD.value->'utcOffsetMin') EXECUTE FUNCTION note_new_city_clock();

-- Rolling back what a rule closed. The row is the truth: whoever claims it goes on after the place where it stands.
CREATE TABLE auto_flow_roll_back (
  id uuid PRIMARY KEY, rule text NOT NULL, reason text NOT NULL, closed_from timestamptz NOT NULL, closed_to timestamptz NOT NULL, actor jsonb NOT NULL, started_at timestamptz NOT NULL DEFAULT now(),
  after_closed timestamptz NOT NULL DEFAULT '-infinity', after_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000', rolled_back int NOT NULL DEFAULT 0, refused jsonb NOT NULL DEFAULT '[]',
  claimed_until timestamptz NOT NULL DEFAULT '-infinity', ended_at timestamptz);
CREATE INDEX auto_flow_roll_back_open ON auto_flow_roll_back(started_at) WHERE ended_at IS NULL;

CREATE INDEX notice_at ON notice(at);
CREATE INDEX effect_ended ON effect(ended_at) WHERE state <> 'pending';
CREATE INDEX delivery_at ON delivery(at);
CREATE INDEX compliant_sighting_at ON compliant_sighting(at);`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP INDEX notice_at, effect_ended, delivery_at, compliant_sighting_at; DROP TABLE auto_flow_roll_back;
DROP TRIGGER city_clock_set ON setting; DROP TRIGGER city_clock_figures ON setting; DROP FUNCTION note_new_city_clock;
DROP TRIGGER delivery_told ON delivery; DROP TRIGGER notice_told ON notice; DROP TRIGGER citizen_report_told ON citizen_report; DROP FUNCTION note_told_by_webhook, note_told_by_notice, note_told_by_receipt;
CREATE TRIGGER citizen_report_figures AFTER UPDATE OF told_at ON citizen_report FOR EACH ROW WHEN (NEW.told_at IS DISTINCT FROM OLD.told_at) EXECUTE FUNCTION note_changed_of_incident();
CREATE TRIGGER effect_figures AFTER UPDATE OF state ON effect FOR EACH ROW WHEN (NEW.type = 'answer' AND NEW.state <> OLD.state) EXECUTE FUNCTION note_changed_of_incident();
DROP TABLE reporter_told`)
  }
}
