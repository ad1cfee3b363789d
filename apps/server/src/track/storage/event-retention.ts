import { EXPIRE_CHUNK } from '../../platform/database/expire-rows.js'

/**
 * What is old by the device's time and by receipt: a report handed in late stays as long as any. Of a lasting event the newest word stays while the event
 * lasts, and its end stays as long as an older word of it: without the end it would last again. Oldest first, so that this also holds between two chunks.
 */
const EVENTS = `DELETE FROM device_event WHERE id = ANY(ARRAY(
  SELECT e.id FROM device_event e WHERE e.time < $1 AND e.received_at < $1 AND (e.active IS NULL
    OR EXISTS (SELECT 1 FROM device_event later WHERE later.device_id = e.device_id AND later.type = e.type AND later.code IS NOT DISTINCT FROM e.code
      AND later.active IS NOT NULL AND (later.time, later.id) > (e.time, e.id))
    OR NOT e.active AND NOT EXISTS (SELECT 1 FROM device_event late WHERE late.device_id = e.device_id AND late.type = e.type AND late.code IS NOT DISTINCT FROM e.code
      AND late.active IS NOT NULL AND late.received_at >= $1))
  ORDER BY e.time, e.id LIMIT ${EXPIRE_CHUNK}))`
/** One that is still under way is never old. */
const COMMANDS = `DELETE FROM command WHERE id = ANY(ARRAY(SELECT id FROM command WHERE created_at < $1 AND finished_at IS NOT NULL ORDER BY created_at LIMIT ${EXPIRE_CHUNK}))`

/** What devices said, and were told. */
export const OLD_EVENTS = [EVENTS, COMMANDS]
