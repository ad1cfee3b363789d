import type { MigrationInterface, QueryRunner } from 'typeorm'

const MEASURES = [
  'reported', 'accepted', 'valid', 'found', 'filed', 'filed_in_time', 'sent', 'sent_in_time', 'due', 'disposed', 'disposed_in_time', 'overdue', 'closed', 'closed_in_time', 'still_open',
  'reworked', 'returned', 'extended', 'suspended', 'rectified', 'on_spot', 'auto_closed', 'auto_flowed', 'again', 'complaints', 'repeated', 'to_answer', 'answered',
]
const DIMENSIONS = ['all', 'source', 'area', 'category', 'squad', 'person', 'finder']

/**
 * Figures. Whatever touches an incident leaves its id in `incident_changed`, in the same transaction and from whatever room, by trigger: none can be forgotten.
 * From there one narrow row of facts per incident is made anew, and the sums of its day.
 */
export class Figures1790000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE incident_changed (no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, incident_id uuid NOT NULL);
CREATE FUNCTION note_incident_changed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO incident_changed(incident_id) VALUES (NEW.id); RETURN NULL; END $$;
CREATE FUNCTION note_changed_of_incident() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO incident_changed(incident_id) VALUES (NEW.incident_id); RETURN NULL; END $$;
CREATE TRIGGER incident_figures AFTER INSERT OR UPDATE ON incident FOR EACH ROW EXECUTE FUNCTION note_incident_changed();
-- A clock that fires and an answer that was given change no row of the incident itself.
CREATE TRIGGER incident_clock_figures AFTER UPDATE OF fired_at ON incident_clock FOR EACH ROW WHEN (NEW.fired_at IS DISTINCT FROM OLD.fired_at) EXECUTE FUNCTION note_changed_of_incident();
CREATE TRIGGER dispatch_record_figures AFTER UPDATE OF state ON dispatch_record FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION note_changed_of_incident();
CREATE TRIGGER effect_figures AFTER UPDATE OF state ON effect FOR EACH ROW WHEN (NEW.type = 'answer' AND NEW.state <> OLD.state) EXECUTE FUNCTION note_changed_of_incident();
INSERT INTO incident_changed(incident_id) SELECT id FROM incident;

CREATE TABLE incident_fact (
  incident_id uuid PRIMARY KEY, version int NOT NULL, day date NOT NULL, created_at timestamptz NOT NULL, closed_at timestamptz, state text NOT NULL,
  source text NOT NULL, area text, category text NOT NULL, squad text, person text, finder text, lat float8 NOT NULL, lon float8 NOT NULL, disposal_min int,
  ${MEASURES.map((name) => `${name} boolean NOT NULL`).join(', ')});
CREATE INDEX incident_fact_day ON incident_fact(day);
CREATE INDEX incident_fact_newest ON incident_fact(created_at DESC, incident_id DESC);
CREATE INDEX incident_fact_source ON incident_fact(source, created_at DESC, incident_id DESC);
CREATE INDEX incident_fact_area ON incident_fact(area, created_at DESC, incident_id DESC);
CREATE INDEX incident_fact_squad ON incident_fact(squad, created_at DESC, incident_id DESC);
CREATE INDEX incident_fact_person ON incident_fact(person, created_at DESC, incident_id DESC);
CREATE INDEX incident_fact_finder ON incident_fact(finder, created_at DESC, incident_id DESC);
CREATE INDEX incident_fact_category ON incident_fact(category, created_at DESC, incident_id DESC);
-- The same kind of thing near the same place: was it reported again?
CREATE INDEX incident_fact_place ON incident_fact(category, lat);

-- Sums of a day by one dimension; key '' = belongs to none. One partition a dimension, so that a year of one is read without the others.
-- disposal: the disposal times of those disposed of, two bytes each (minutes - 32768, big-endian), from which medians are taken: medians cannot be added up.
CREATE TABLE figure_day (
  dimension text NOT NULL, day date NOT NULL, key text NOT NULL, ${MEASURES.map((name) => `${name} int NOT NULL`).join(', ')}, disposal bytea, PRIMARY KEY (dimension, day, key)) PARTITION BY LIST (dimension);
${DIMENSIONS.map((name) => `CREATE TABLE figure_day_${name} PARTITION OF figure_day FOR VALUES IN ('${name}');`).join('\n')}`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER incident_figures ON incident; DROP TRIGGER incident_clock_figures ON incident_clock; DROP TRIGGER dispatch_record_figures ON dispatch_record; DROP TRIGGER effect_figures ON effect;
      DROP TABLE figure_day, incident_fact, incident_changed; DROP FUNCTION note_incident_changed; DROP FUNCTION note_changed_of_incident`)
  }
}
