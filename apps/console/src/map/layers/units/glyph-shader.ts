import { BIT, SHAPE } from './glyph-bits.js'

/** Places of the palette in `u_color`; `kinds` is the first of nine tints, one for each shape below the cluster. */
export const COLOR = { ground: 0, panel: 1, ink: 2, dim: 3, normal: 4, info: 5, urgent: 6, critical: 7, kinds: 8 } as const
export const COLORS = COLOR.kinds + 9

const bits = `
#define SHAPE(s) ((s) & 15u)
#define LIFE(s) (((s) >> ${BIT.life}u) & 3u)
#define ALARM(s) (((s) >> ${BIT.alarm}u) & 3u)
#define FLAG(s, b) (((s) >> uint(b)) & 1u) == 1u
#define SHARE(s) (float(((s) >> ${BIT.share}u) & 63u) / 63.0)
`

/**
 * A glyph is a quad around its place. The place is given relative to the middle of the view, in two floats, so that the sum is small and exact
 * (engine/mercator.ts). It glides back along `a_way` for what is left of its time, and never beyond its last fix: a place nobody reported is a lie.
 */
export const VERTEX = `#version 300 es
precision highp float;
precision highp int;
${bits}
layout(location = 0) in vec4 a_place;
layout(location = 1) in vec4 a_way;
layout(location = 2) in vec2 a_angle;
layout(location = 3) in uvec2 a_dress;
uniform mat4 u_matrix;
uniform vec4 u_middle;
uniform vec2 u_size;
uniform float u_now;
uniform float u_bearing;
uniform float u_scale;
out vec2 v_screen;
out vec2 v_local;
flat out uint v_look;
flat out uint v_text;
flat out float v_radius;

void main() {
  uint look = a_dress.x;
  float rest = clamp(1.0 - (u_now - a_way.z) * a_way.w, 0.0, 1.0);
  vec2 place = (a_place.xy - u_middle.xy) + (a_place.zw - u_middle.zw) + a_way.xy * rest;
  vec4 clip = u_matrix * vec4(place, 0.0, 1.0);

  bool disc = SHAPE(look) == ${SHAPE.cluster}u;
  bool marked = ALARM(look) > 0u || FLAG(look, ${BIT.selected}) || FLAG(look, ${BIT.hovered});
  float radius = float(a_dress.y >> 20u) / 32.0;
  // Fragments are what costs on a machine without a graphics card: no quad is larger than what is painted in it.
  float reach = disc ? radius + (marked ? 6.0 : 2.0) : marked ? 18.0 : 12.5;
  float scale = disc ? 1.0 : u_scale;

  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
  v_screen = corner * reach;
  float angle = a_angle.x + a_angle.y * rest - u_bearing;
  if (!(FLAG(look, ${BIT.turned}))) angle = 0.0;
  v_local = vec2(v_screen.x * cos(angle) - v_screen.y * sin(angle), v_screen.x * sin(angle) + v_screen.y * cos(angle));
  v_look = look;
  v_text = a_dress.y;
  v_radius = radius;
  gl_Position = vec4(clip.xy + v_screen * scale * 2.0 / u_size * clip.w, 0.0, clip.w);
}
`

/** Signed distances in CSS pixels, y forward, about 18 px tall: each kind is told by its outline alone, before any colour. */
const shapes = `
float box(vec2 p, vec2 half_, float r) {
  vec2 q = abs(p) - half_ + r;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - r;
}
// Half planes of a shape that is the same left and right: from a to b, inside on the left hand.
float side(vec2 p, vec2 a, vec2 b) {
  vec2 n = normalize(vec2(b.y - a.y, a.x - b.x));
  return dot(vec2(abs(p.x), p.y) - a, n);
}
float flare(vec2 p, float low, float high, float wLow, float wHigh) {
  return max(max(low - p.y, p.y - high), side(p, vec2(wLow, low), vec2(wHigh, high)));
}
// A small arrow before a round body, clear of it: a dot with a direction, not a pin.
float beak(vec2 p) { return max(6.3 - p.y, side(p, vec2(3.6, 6.3), vec2(0.0, 10.6))); }

float outline(uint shape, vec2 p, bool turned) {
  if (shape == ${SHAPE.truck}u) {
    if (!turned) return box(p, vec2(5.2, 7.0), 1.6);
    return min(box(p + vec2(0.0, 2.6), vec2(5.0, 6.2), 1.2), flare(p, 4.7, 9.6, 4.7, 2.6));
  }
  if (shape == ${SHAPE.vehicle}u) {
    float body = box(p, vec2(4.2, 7.2), 3.8);
    return turned ? max(body, -box(p - vec2(0.0, 2.4), vec2(2.5, 0.9), 0.4)) : body;
  }
  if (shape == ${SHAPE.officer}u) { float d = length(p) - 5.2; return turned ? min(d, beak(p)) : d; }
  if (shape == ${SHAPE.phone}u) { float d = max(length(p) - 5.2, 2.3 - length(p)); return turned ? min(d, beak(p)) : d; }
  if (shape == ${SHAPE.radio}u) {
    vec2 q = abs(p);
    float d = max(q.x * 0.8660254 + q.y * 0.5, q.y) - 5.2;
    return turned ? min(d, beak(p)) : d;
  }
  if (shape == ${SHAPE.drone}u) return max(side(p, vec2(8.2, -7.4), vec2(0.0, 9.8)), side(p, vec2(0.0, -3.4), vec2(8.2, -7.4)));
  if (shape == ${SHAPE.dock}u) { float d = box(p, vec2(6.6), 1.0); return max(d, 0.9 - abs(box(p, vec2(3.4), 0.4))); }
  if (shape == ${SHAPE.camera}u) {
    // A slice of its field of view; a hole in it says that its direction is not known.
    vec2 apex = p + vec2(0.0, 7.6);
    float d = max(length(apex) - 15.0, side(apex, vec2(0.6, 0.0), vec2(7.6, 13.0)));
    d = max(d, -apex.y);
    return turned ? d : max(d, 2.2 - length(p - vec2(0.0, 2.6)));
  }
  vec2 q = abs(p);
  return (q.x + q.y - 7.6) * 0.7071068;
}
`

export const FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
${bits}
in vec2 v_screen;
in vec2 v_local;
flat in uint v_look;
flat in uint v_text;
flat in float v_radius;
uniform vec3 u_color[${COLORS}];
uniform sampler2D u_digits;
uniform vec2 u_digitSize;
uniform float u_digitLod;
uniform float u_px;
uniform float u_linkDown;
out vec4 o_color;
${shapes}
vec4 paint(vec4 under, vec3 color, float cover) { return vec4(color * cover, cover) + under * (1.0 - cover); }
float inside(float d) { return clamp(0.5 - d / u_px, 0.0, 1.0); }
float ring(float d, float from, float to) { return inside(from - d) * inside(d - to); }
float hatch(vec2 p) { return clamp((abs(fract((p.x + p.y) * 0.1768) - 0.5) - 0.22) * 5.6 / u_px + 0.5, 0.0, 1.0); }
vec3 alarmColor(uint alarm) { return alarm == 2u ? u_color[${COLOR.critical}] : u_color[${COLOR.urgent}]; }

vec4 badge(vec4 under, vec2 p, uint alarm) {
  float d = alarm == 2u ? box(p, vec2(3.2), 0.4) : (abs(p.x) + abs(p.y) - 4.4) * 0.7071068;
  under = paint(under, u_color[${COLOR.ground}], inside(d - 1.4));
  return paint(under, alarmColor(alarm), inside(d));
}

float digits(vec2 p) {
  uint n = (v_text >> 16u) & 7u;
  float x = p.x / u_digitSize.x + float(n) * 0.5;
  float y = 0.5 - p.y / u_digitSize.y;
  if (x < 0.0 || x >= float(n) || y < 0.0 || y >= 1.0) return 0.0;
  uint c = (v_text >> (4u * uint(x))) & 15u;
  return textureLod(u_digits, vec2((float(c) + fract(x)) / 12.0, y), u_digitLod).a;
}

vec4 disc() {
  uint alarm = ALARM(v_look);
  float d = length(v_screen) - v_radius;
  vec4 c = paint(vec4(0.0), u_color[${COLOR.ground}], inside(d - 1.5) * 0.85);
  c = paint(c, u_color[${COLOR.panel}], inside(d));
  float share = u_linkDown > 0.5 ? 1.0 : SHARE(v_look);
  float turn = fract(atan(v_screen.x, v_screen.y) / 6.2831853 + 1.0);
  // The stale share of the ring is broken up, as a stale glyph is hatched.
  float dash = clamp((abs(fract(turn * v_radius * 1.2) - 0.5) - 0.22) * 5.2 / u_px + 0.5, 0.0, 1.0);
  if (turn < share) c = paint(c, u_color[${COLOR.dim}], ring(d, -2.2, 0.0) * dash);
  else c = paint(c, u_color[${COLOR.normal}], ring(d, -1.2, 0.0) * 0.85);
  if (alarm > 0u) c = paint(c, alarmColor(alarm), ring(d, alarm == 2u ? -3.2 : -2.4, 0.4));
  c = paint(c, u_color[${COLOR.ink}], digits(v_screen) * (alarm > 0u ? 1.0 : 0.86));
  if (alarm > 0u) c = badge(c, v_screen - v_radius * 0.7071, alarm);
  return c;
}

vec4 glyph() {
  uint shape = SHAPE(v_look);
  uint alarm = ALARM(v_look);
  uint life = LIFE(v_look);
  if (u_linkDown > 0.5 && life == 0u) life = 1u;
  float d = outline(shape, v_local, FLAG(v_look, ${BIT.turned}));
  float edge = alarm == 2u ? 3.4 : alarm == 1u ? 2.6 : 0.0;
  vec4 c = vec4(0.0);
  if (FLAG(v_look, ${BIT.selected})) c = paint(c, u_color[${COLOR.info}], ring(d, edge + 2.2, edge + 4.6));
  else if (FLAG(v_look, ${BIT.hovered})) c = paint(c, u_color[${COLOR.ink}], ring(d, edge + 2.0, edge + 3.4));
  c = paint(c, u_color[${COLOR.ground}], inside(d - edge - 1.3) * 0.9);
  if (alarm > 0u) c = paint(c, alarmColor(alarm), inside(d - edge) * inside(0.9 - d));
  vec3 tint = u_color[${COLOR.kinds} + int(shape)];
  vec3 dim = u_color[${COLOR.dim}];
  if (life == 0u) c = paint(c, tint, inside(d));
  else {
    c = paint(c, u_color[${COLOR.ground}], inside(d));
    if (life == 1u) c = paint(c, dim, inside(d) * hatch(v_screen));
    c = paint(c, dim, ring(d, -1.3, 0.0));
  }
  if (FLAG(v_look, ${BIT.recording})) c = paint(c, tint, ring(length(v_local) - 8.6, -0.7, 0.7));
  if (alarm > 0u) c = badge(c, v_screen - vec2(9.5, 9.5), alarm);
  return c;
}

void main() {
  o_color = SHAPE(v_look) == ${SHAPE.cluster}u ? disc() : glyph();
}
`
