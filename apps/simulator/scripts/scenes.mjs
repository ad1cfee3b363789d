/** Scenes of the demo city. Each is drawn from a time between 0 and 1 that runs round once a clip: what moves is at its end where it began. */

const DAY = { sky: [186, 208, 222], far: [158, 176, 190], ground: [176, 172, 164], road: [92, 96, 102], line: [226, 226, 218], leaf: [84, 124, 78], glass: [112, 140, 158], shade: 0.22 }
const DUSK = { sky: [92, 92, 128], far: [72, 76, 104], ground: [96, 92, 96], road: [52, 54, 62], line: [176, 172, 150], leaf: [48, 72, 56], glass: [236, 196, 112], shade: 0.3 }
const WALLS = [[196, 178, 156], [172, 152, 140], [206, 198, 186], [150, 160, 166], [188, 164, 132]]
const CARS = [[188, 52, 46], [236, 236, 232], [44, 78, 132], [58, 60, 64], [222, 178, 60], [96, 132, 108]]
const PEOPLE = [[64, 72, 104], [152, 60, 60], [70, 110, 84], [180, 150, 70]]
const WHOLE = 760

/** The same numbers each time: a clip drawn again is the same clip. */
const seeded = (seed) => () => { seed = (seed * 1_664_525 + 1_013_904_223) >>> 0; return seed / 2 ** 32 }
/** Along the picture and beyond both its ends, `turns` times a clip. */
const along = (t, turns, start) => { const at = (((t * turns + start) % 1) + 1) % 1; return at * WHOLE - 60 }
const wave = (t, times, phase = 0) => Math.sin((t * times + phase) * 2 * Math.PI)

function backdrop(c, palette, seed) {
  const random = seeded(seed)
  c.rect(0, 0, 640, 210, palette.sky)
  for (let x = -20; x < 640; x += 44 + random() * 40) c.rect(x, 70 + random() * 60, 50 + random() * 30, 140, palette.far)
  for (let x = -10; x < 640;) {
    const width = 84 + Math.floor(random() * 60)
    const top = 40 + Math.floor(random() * 90)
    c.rect(x, top, width - 6, 214 - top, WALLS[Math.floor(random() * WALLS.length)].map((v) => palette === DUSK ? v * 0.5 : v))
    for (let wy = top + 12; wy < 168; wy += 24) for (let wx = x + 10; wx < x + width - 22; wx += 22) if (random() < 0.85) c.rect(wx, wy, 12, 14, palette === DUSK && random() < 0.5 ? [44, 48, 66] : palette.glass)
    c.rect(x, 184, width - 6, 30, [104, 92, 84])
    c.rect(x, 178, width - 6, 10, CARS[Math.floor(random() * CARS.length)].map((v) => v * 0.8))
    x += width
  }
  c.rect(0, 210, 640, 46, palette.ground)
  c.rect(0, 254, 640, 106, palette.road)
  c.rect(0, 254, 640, 3, palette.line)
  for (let x = 10; x < 640; x += 64) c.rect(x, 304, 34, 3, palette.line)
}

function tree(c, palette, x, t) {
  c.rect(x - 3, 186, 6, 40, [98, 78, 60])
  const sway = wave(t, 3, x / 97) * 2
  c.ellipse(x + sway, 168, 26, 30, palette.leaf)
  c.ellipse(x - 9 + sway, 158, 13, 14, palette.leaf.map((v) => v + 14))
}

function car(c, palette, x, y, colour, facing, size = 1) {
  const at = (dx) => x + dx * size * facing
  const box = (from, to, top, height, paint) => c.rect(Math.min(at(from), at(to)), y + top * size, Math.abs(at(to) - at(from)), height * size, paint)
  c.ellipse(x, y + 2 * size, 40 * size, 5 * size, [20, 20, 24], palette.shade * 2)
  box(-36, 36, -20, 16, colour)
  c.polygon([[at(-24), y - 20 * size], [at(-15), y - 34 * size], [at(12), y - 34 * size], [at(24), y - 20 * size]], colour.map((v) => v * 0.88))
  c.polygon([[at(-19), y - 21 * size], [at(-13), y - 31 * size], [at(10), y - 31 * size], [at(19), y - 21 * size]], [58, 74, 88])
  box(33, 36, -17, 5, [255, 240, 190])
  for (const wheel of [-21, 21]) { c.ellipse(at(wheel), y - 3 * size, 7 * size, 7 * size, [26, 26, 28]); c.ellipse(at(wheel), y - 3 * size, 3 * size, 3 * size, [130, 130, 132]) }
}

function truck(c, palette, x, y, facing, load) {
  const at = (dx) => x + dx * facing
  const box = (from, to, top, height, paint) => c.rect(Math.min(at(from), at(to)), y + top, Math.abs(at(to) - at(from)), height, paint)
  c.ellipse(x, y + 2, 66, 6, [20, 20, 24], palette.shade * 2)
  box(-60, 26, -44, 36, [196, 122, 40])
  if (load) c.ellipse(at(-18), y - 44, 38, 11, [110, 92, 70])
  box(28, 56, -52, 44, [222, 222, 214])
  box(38, 54, -48, 16, [64, 82, 98])
  box(-60, 56, -10, 5, [44, 44, 48])
  for (const wheel of [-46, -26, 40]) c.ellipse(at(wheel), y - 3, 8, 8, [24, 24, 26])
}

function person(c, x, y, colour, t, phase) {
  const step = wave(t, 24, phase) * 4
  c.rect(x - 3 - step / 2, y - 14, 3, 14, [48, 48, 58])
  c.rect(x + step / 2, y - 14, 3, 14, [40, 40, 48])
  c.rect(x - 5, y - 30, 10, 17, colour)
  c.ellipse(x, y - 35, 5, 5, [206, 168, 138])
}

function traffic(c, palette, t, seed, cars) {
  const random = seeded(seed)
  for (let i = 0; i < cars; i++) {
    const away = i % 2 === 0
    const x = along(t, 1 + Math.floor(random() * 2), (i + random() * 0.4) / cars)
    car(c, palette, away ? x : 640 - x, away ? 294 : 346, CARS[Math.floor(random() * CARS.length)], away ? 1 : -1, away ? 0.95 : 1.25)
  }
}

function walkers(c, t, seed, count) {
  const random = seeded(seed)
  for (let i = 0; i < count; i++) {
    const x = along(t, 1, random())
    person(c, i % 2 === 0 ? x : 640 - x, 232 + (i % 3) * 8, PEOPLE[i % PEOPLE.length], t, random())
  }
}

const plain = (palette, seed, cars, people) => (c, t) => {
  backdrop(c, palette, seed)
  for (const x of [70, 250, 432, 600]) tree(c, palette, x, t)
  walkers(c, t, seed + 1, people)
  traffic(c, palette, t, seed + 2, cars)
}

/** A stall stands in the way of walkers from a third of the clip on until near its end. */
function market(c, t) {
  plain(DAY, 31, 3, 5)(c, t)
  if (t < 0.3 || t > 0.9) return
  c.ellipse(330, 252, 56, 5, [20, 20, 24], 0.4)
  c.rect(288, 222, 84, 28, [150, 104, 62])
  for (let i = 0; i < 6; i++) c.ellipse(298 + i * 13, 220, 6, 5, i % 2 ? [212, 94, 50] : [120, 160, 60])
  c.rect(327, 172, 4, 52, [90, 90, 92])
  c.polygon([[276, 184], [329, 158], [384, 184], [384, 190], [276, 190]], [204, 60, 54])
  c.polygon([[312, 166], [329, 158], [346, 166], [352, 190], [306, 190]], [240, 226, 210])
  person(c, 394, 246, [60, 84, 60], 0, 0)
}

/** A truck stops, and where it stood lies a heap. */
function heap(c, t) {
  plain(DAY, 57, 2, 2)(c, t)
  if (t > 0.32 && t < 0.94) {
    c.polygon([[376, 256], [404, 232], [424, 222], [452, 230], [486, 256]], [124, 104, 82])
    c.polygon([[400, 244], [424, 222], [440, 236], [430, 250]], [150, 130, 104])
    for (const [x, y] of [[392, 250], [414, 240], [444, 240], [466, 250]]) c.rect(x, y, 9, 6, [96, 92, 92])
  }
  const x = t < 0.2 ? -80 + t / 0.2 * 560 : t < 0.4 ? 480 : 480 + (t - 0.4) / 0.2 * 280
  if (t < 0.62) truck(c, DAY, x, 286, 1, t < 0.32)
}

/** Smoke rises from behind the houses, thickens and thins out. */
function smoke(c, t) {
  backdrop(c, DAY, 83)
  const strength = Math.max(0, Math.sin(t * Math.PI * 2 - Math.PI / 2) + 0.55) / 1.55
  for (let i = 0; i < 14 && strength > 0; i++) {
    const up = (t * 6 + i / 14) % 1
    c.ellipse(420 + wave(t, 2, i / 5) * 10 + up * 46, 120 - up * 110, 12 + up * 30, 10 + up * 22, [70, 70, 74], strength * (1 - up) * 0.6)
  }
  if (strength > 0) c.polygon([[406, 132], [414, 132 - 18 * strength + wave(t, 30) * 3], [422, 126], [430, 132 - 14 * strength + wave(t, 34, 0.3) * 3], [438, 132]], [232, 120, 40], strength)
  for (const x of [100, 300, 560]) tree(c, DAY, x, t)
  walkers(c, t, 84, 3)
  traffic(c, DAY, t, 85, 3)
}

export const scenes = { avenue: plain(DUSK, 11, 5, 2), heap, market, smoke, street: plain(DAY, 5, 4, 4) }
