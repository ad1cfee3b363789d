/**
 * Of a dispatch record `d`: whether it has left the hub. One that only the action in its undo time made may still be taken back, and its unit is not to see it before
 * (DESIGN §2); P1 and P2 have no such time and no row here.
 */
export const RELEASED = `NOT EXISTS (SELECT 1 FROM incident_undo u WHERE u.incident_id = d.incident_id AND u.until > now() AND NOT u.before->'dispatches' @> jsonb_build_array(jsonb_build_object('id', d.id)))`
