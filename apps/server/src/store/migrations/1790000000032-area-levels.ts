import type { MigrationInterface, QueryRunner } from 'typeorm'

const LEVELS = ['district', 'street', 'community', 'duty', 'grid']
const MEASURES = [
  'reported', 'accepted', 'valid', 'found', 'filed', 'filed_in_time', 'sent', 'sent_in_time', 'due', 'disposed', 'disposed_in_time', 'overdue', 'closed', 'closed_in_time', 'still_open',
  'reworked', 'returned', 'extended', 'suspended', 'rectified', 'on_spot', 'auto_closed', 'auto_flowed', 'again', 'complaints', 'repeated', 'to_answer', 'answered',
]
/** Where the function that puts cases names a column, and the same with the new one beside it. */
const LISTED = ['address, area_id,', 'address, area_id, area_path,'] as const
const ASSIGNED = ['area_id = c.area_id,', 'area_id = c.area_id, area_path = c.area_path,'] as const
/** `case_put_all` as it stands, with one column more or less; a body that does not name it is an error, not a column that is quietly lost. */
const rewritten = (former: 0 | 1, next: 0 | 1): string => `
DO $do$ DECLARE body text := pg_get_functiondef('case_put_all(jsonb)'::regprocedure); BEGIN
  IF position('${LISTED[former]}' in body) = 0 OR position('${ASSIGNED[former]}' in body) = 0 THEN RAISE EXCEPTION 'case_put_all does not name its columns as expected'; END IF;
  EXECUTE replace(replace(body, '${LISTED[former]}', '${LISTED[next]}'), '${ASSIGNED[former]}', '${ASSIGNED[next]}');
END $do$;`

/**
 * Areas have levels. An incident keeps all areas that hold its place; a narrow table finds it by each of them in the order of lists, without an index more on
 * the row that every action writes. What is older stays null here and is placed by the job `incident.place`, batch by batch: nothing waits for it.
 */
export class AreaLevels1790000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE incident ADD area_path jsonb;
CREATE INDEX incident_unplaced ON incident(id) WHERE area_path IS NULL;
CREATE TABLE area_incident (area_id uuid NOT NULL, created_at timestamptz NOT NULL, incident_id uuid NOT NULL, PRIMARY KEY (area_id, created_at, incident_id));
CREATE FUNCTION keep_area_incident() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM area_incident a USING jsonb_to_recordset(OLD.area_path) p(id uuid) WHERE a.area_id = p.id AND a.created_at = OLD.created_at AND a.incident_id = OLD.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN INSERT INTO area_incident SELECT p.id, NEW.created_at, NEW.id FROM jsonb_to_recordset(NEW.area_path) p(id uuid) ON CONFLICT DO NOTHING; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER incident_placed AFTER INSERT OR DELETE ON incident FOR EACH ROW EXECUTE FUNCTION keep_area_incident();
CREATE TRIGGER incident_placed_anew AFTER UPDATE OF area_path ON incident FOR EACH ROW WHEN (OLD.area_path IS DISTINCT FROM NEW.area_path) EXECUTE FUNCTION keep_area_incident();
${rewritten(0, 1)}

ALTER TABLE incident_fact ${LEVELS.map((level) => `ADD ${level} text`).join(', ')};
${LEVELS.map((level) => `CREATE INDEX incident_fact_${level} ON incident_fact(${level}, created_at DESC, incident_id DESC) WHERE ${level} IS NOT NULL;
CREATE TABLE figure_day_${level} PARTITION OF figure_day FOR VALUES IN ('${level}');`).join('\n')}
-- A city has thousands of unit grids: first which of them were reported most, from the index alone, then only their sums.
${['area', ...LEVELS].map((level) => `CREATE INDEX figure_day_${level}_key ON figure_day_${level}(key, day) INCLUDE (reported);`).join('\n')}
-- Until an incident is placed it belongs to no area of any level: the sums say so from the beginning.
INSERT INTO figure_day SELECT l.level, f.day, '', ${MEASURES.map((name) => `f.${name}`).join(', ')}, f.disposal FROM figure_day f CROSS JOIN unnest(ARRAY['${LEVELS.join("','")}']) l(level) WHERE f.dimension = 'all';`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP INDEX figure_day_area_key;
${LEVELS.map((level) => `DROP TABLE figure_day_${level};`).join(' ')}
ALTER TABLE incident_fact ${LEVELS.map((level) => `DROP ${level}`).join(', ')};
${rewritten(1, 0)}
DROP TRIGGER incident_placed ON incident; DROP TRIGGER incident_placed_anew ON incident; DROP FUNCTION keep_area_incident; DROP TABLE area_incident;
ALTER TABLE incident DROP area_path;`)
  }
}
