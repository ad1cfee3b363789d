import type { MigrationInterface, QueryRunner } from 'typeorm'

const keep = (pairs: string): string => `
CREATE OR REPLACE FUNCTION keep_incident_search() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE words text := lower(concat_ws(E'\\n', NEW.number, NEW.address, NEW.description)); BEGIN
  INSERT INTO incident_search VALUES (NEW.id, NEW.created_at, words, ${pairs}) ON CONFLICT (incident_id) DO UPDATE SET body = EXCLUDED.body, pairs = EXCLUDED.pairs;
  RETURN NULL;
END $$;
DROP TRIGGER incident_found_anew ON incident;`

/**
 * Words are looked for within an area by one index: the areas that hold an incident stand among its pairs of signs, behind a sign that no text has. A join would
 * ask for each of ten thousands that hold a word whether it lies there.
 */
export class WordsInAreas1790000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE FUNCTION search_pairs(words text, area_path jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT sign_pairs(words) || array_to_tsvector(ARRAY(SELECT E'\\x01' || p.id FROM jsonb_to_recordset(area_path) p(id text)))
$$;
${keep('search_pairs(words, NEW.area_path)')}
CREATE TRIGGER incident_found_anew AFTER UPDATE OF address, description, area_path ON incident FOR EACH ROW
  WHEN (OLD.address IS DISTINCT FROM NEW.address OR OLD.description <> NEW.description OR OLD.area_path IS DISTINCT FROM NEW.area_path) EXECUTE FUNCTION keep_incident_search();
UPDATE incident_search s SET pairs = search_pairs(s.body, i.area_path) FROM incident i WHERE i.id = s.incident_id AND i.area_path <> '[]';`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${keep('sign_pairs(words)')}
CREATE TRIGGER incident_found_anew AFTER UPDATE OF address, description ON incident FOR EACH ROW
  WHEN (OLD.address IS DISTINCT FROM NEW.address OR OLD.description <> NEW.description) EXECUTE FUNCTION keep_incident_search();
UPDATE incident_search SET pairs = sign_pairs(body); DROP FUNCTION search_pairs;`)
  }
}
