/**
 * What drones and body cameras see: a minute each, drawn from the second of the minute. The wall clock says which picture of a clip is on, so the seconds
 * burnt into the picture are the seconds of the clock.
 */
const SECONDS = 60
const CARS = [[188, 52, 46], [236, 236, 232], [44, 78, 132], [58, 60, 64], [222, 178, 60], [96, 132, 108]]
const PEOPLE = [[64, 72, 104], [152, 60, 60], [70, 110, 84], [180, 150, 70]]
const ROOFS = [[150, 96, 84], [132, 136, 142], [164, 156, 144], [112, 122, 134], [142, 118, 100]]

/** The same numbers each time: a clip drawn again is the same clip. */
const seeded = (seed) => () => { seed = (seed * 1_664_525 + 1_013_904_223) >>> 0; return seed / 2 ** 32 }
const wave = (second, times, phase = 0) => Math.sin((second / SECONDS * times + phase) * 2 * Math.PI)
const between = (value, from, to) => Math.max(0, Math.min(1, (value - from) / (to - from)))

/** Which bars of a digit are lit: top, upper left, upper right, middle, lower left, lower right, bottom. */
const BARS = ['1110111', '0010010', '1011101', '1011011', '0111010', '1101011', '1101111', '1010010', '1111111', '1111011']

/** The seconds of the minute, burnt in at the upper right. */
export function secondsIn(c, second) {
  c.rect(574, 4, 62, 34, [0, 0, 0])
  ;[...String(Math.floor(second)).padStart(2, '0')].forEach((digit, i) => {
    const x = 580 + i * 28
    const at = [[2, 0, 18, 4], [0, 2, 4, 12], [18, 2, 4, 12], [2, 12, 18, 4], [0, 14, 4, 12], [18, 14, 4, 12], [2, 24, 18, 4]]
    at.forEach(([dx, dy, w, h], bar) => { if (BARS[Number(digit)][bar] === '1') c.rect(x + dx, 7 + dy, w, h, [255, 255, 255]) })
  })
}

/** Ground seen from the air is one strip that runs round: its end is its beginning. */
const STRIP = 1440
const rolled = (y, shift) => { const at = (((y + shift + 360) % STRIP) + STRIP) % STRIP - 360; return at }

/** A drone over a street of yards: a truck tips a heap by the road, and behind it somebody burns leaves. */
function aerial(c, second) {
  const shift = second / SECONDS * STRIP
  const put = (y, draw) => { const at = rolled(y, shift); if (at > -340 && at < 400) draw(at) }
  const random = seeded(77)
  c.rect(0, 0, 640, 360, [124, 132, 108])
  for (let block = 0; block < 8; block++) for (const left of [true, false]) {
    const [x, w, h, roof, inset] = [left ? 20 + random() * 60 : 420 + random() * 50, 110 + random() * 50, 96 + random() * 40, ROOFS[Math.floor(random() * ROOFS.length)], random()]
    put(block * 180, (y) => {
      c.rect(x + 8, y + 8, w, h, [70, 78, 66])
      c.rect(x, y, w, h, roof)
      c.rect(x, y + h / 2 - 1, w, 3, roof.map((v) => v * 0.8))
      if (inset > 0.5) c.rect(x + w * 0.2, y + h * 0.15, 26, 18, [206, 210, 214])
    })
    const [tx, ty] = [left ? 216 : 396, block * 180 + 40 + random() * 90]
    put(ty, (y) => { c.ellipse(tx + 3, y + 3, 16, 16, [66, 84, 60]); c.ellipse(tx, y, 16, 16, [72, 112, 66]) })
  }
  c.rect(250, 0, 130, 360, [98, 102, 108])
  c.rect(246, 0, 4, 360, [190, 188, 178])
  c.rect(380, 0, 4, 360, [190, 188, 178])
  for (let line = 0; line < 24; line++) put(line * 60, (y) => c.rect(313, y, 4, 30, [226, 226, 218]))
  for (const crossing of [300, 1020]) put(crossing, (y) => { c.rect(0, y, 640, 62, [98, 102, 108]); for (let i = 0; i < 6; i++) c.rect(258 + i * 20, y - 16, 10, 12, [226, 226, 218]) })
  const cars = seeded(78)
  for (let i = 0; i < 7; i++) {
    const down = i % 2 === 0
    const [colour, pace] = [CARS[Math.floor(cars() * CARS.length)], down ? 1 : -2]
    put(i * 206 + second / SECONDS * STRIP * pace, (y) => { c.rect(down ? 272 : 340, y, 22, 44, colour); c.rect(down ? 274 : 342, y + 10, 18, 8, [52, 62, 74]); c.rect(down ? 274 : 342, y + 32, 18, 6, [52, 62, 74]) })
  }
  put(1150, (y) => {
    c.rect(384, y - 46, 30, 62, [196, 122, 40])
    c.rect(386, y + 18, 26, 20, [222, 222, 214])
    c.ellipse(440, y - 26, 30, 24, [110, 92, 72])
    c.ellipse(436, y - 32, 16, 12, [146, 124, 98])
  })
  put(1240, (y) => {
    c.ellipse(206, y, 12, 9, [60, 48, 40])
    for (let i = 0; i < 6; i++) { const up = (second * 0.3 + i / 6) % 1; c.ellipse(206 - up * 60, y - up * 40, 8 + up * 22, 7 + up * 18, [196, 196, 198], (1 - up) * 0.7) }
  })
}

const NEAR = 1
const FAR = 24
const STEP = 6

/** Somebody walks along a street, stops before what is in the way, and walks on. @param matter drawn where it stands on the pavement */
const walk = (look, seed, matter) => (c, second) => {
  // Forty-eight metres of road in a minute with ten seconds of standing still: as many as the street's pattern is long, so that it runs round.
  const gone = between(second, 0, 24) * 24 + between(second, 34, 60) * 24
  const still = second > 24 && second < 34
  const bob = still ? 0 : wave(second, 54) * 3
  const sway = still ? 0 : wave(second, 27) * 4
  const horizon = 150 + bob
  const at = (x, height, z) => [320 + sway + x * 300 / z, horizon + (1.5 - height) * 130 / z]
  c.rect(0, 0, 640, horizon, look.sky)
  c.rect(0, horizon, 640, 360 - horizon, look.road)
  const ground = (from, to, colour) => c.polygon([at(from, 0, NEAR * 0.5), at(from, 0, 60), at(to, 0, 60), at(to, 0, NEAR * 0.5)], colour)
  ground(-2.2, 0.55, look.pavement)
  ground(0.55, 0.62, look.kerb)
  const houses = seeded(seed)
  const walls = Array.from({ length: 8 }, () => [look.walls[Math.floor(houses() * look.walls.length)], CARS[Math.floor(houses() * CARS.length)].map((v) => v * look.shade), 2.6 + houses() * 1.8])
  const things = []
  for (let n = -1; n * STEP < gone + FAR + STEP; n++) {
    const z = n * STEP - gone
    const [wall, sign, height] = walls[((n % 8) + 8) % 8]
    for (const side of [-2.2, 4.2]) things.push([z + STEP, () => {
      const [near, far] = [Math.max(NEAR * 0.6, z), z + STEP - 0.08]
      if (far <= near) return
      c.polygon([at(side, 0, near), at(side, height, near), at(side, height, far), at(side, 0, far)], wall)
      c.polygon([at(side, 1.7, near), at(side, 2.05, near), at(side, 2.05, far), at(side, 1.7, far)], sign)
      c.polygon([at(side, 0.1, near + (far - near) * 0.25), at(side, 1.5, near + (far - near) * 0.25), at(side, 1.5, near + (far - near) * 0.7), at(side, 0.1, near + (far - near) * 0.7)], look.glass)
    }])
    if (n % 2 === 0) things.push([z + 2, () => tree(c, look, at, 0.9, z + 2)])
    if (n % 4 === 1) things.push([z + 3, () => person(c, at, -1.3 + (((n % 3) + 3) % 3) * 0.4, z + 3, PEOPLE[((n % 4) + 4) % 4])])
    if (n % 8 === 4) things.push([z + 4.2, () => matter(c, at, z + 4.2)])
  }
  for (let i = 0; i < 3; i++) {
    const z = (((i * 10 - second * (60 / SECONDS)) % 30) + 30) % 30 + 1.2
    things.push([z, () => vehicle(c, at, 2.4, z, CARS[(i + seed) % CARS.length])])
  }
  for (const [z, draw] of things.sort(([a], [b]) => b - a)) if (z > NEAR * 0.7 && z < FAR + STEP) draw()
}

function upright(c, at, x, z, width, bottom, top, colour) {
  const [left, high] = at(x - width / 2, top, z)
  const [right, low] = at(x + width / 2, bottom, z)
  c.rect(left, high, right - left, low - high, colour)
}

function blob(c, at, x, height, z, rx, ry, colour) {
  const [cx, cy] = at(x, height, z)
  c.ellipse(cx, cy, rx * 300 / z, ry * 130 / z, colour)
}

function tree(c, look, at, x, z) {
  upright(c, at, x, z, 0.08, 0, 1.4, [98, 78, 60])
  blob(c, at, x, 1.9, z, 0.38, 0.7, look.leaf)
}

function person(c, at, x, z, colour) {
  upright(c, at, x, z, 0.16, 0, 0.8, [46, 48, 58])
  upright(c, at, x, z, 0.22, 0.75, 1.4, colour)
  blob(c, at, x, 1.55, z, 0.06, 0.13, [206, 168, 138])
}

function vehicle(c, at, x, z, colour) {
  upright(c, at, x, z, 1.3, 0.25, 0.85, colour)
  upright(c, at, x, z, 1.05, 0.85, 1.35, colour.map((v) => v * 0.85))
  upright(c, at, x, z, 0.9, 0.9, 1.25, [58, 74, 88])
  for (const side of [-0.5, 0.5]) upright(c, at, x + side, z, 0.2, 0, 0.28, [26, 26, 28])
}

/** A stall in the way of walkers. */
function stall(c, at, z) {
  const x = -0.5
  upright(c, at, x, z, 1.1, 0, 0.75, [150, 104, 62])
  for (let i = 0; i < 5; i++) blob(c, at, x - 0.44 + i * 0.22, 0.8, z, 0.09, 0.1, i % 2 ? [212, 94, 50] : [120, 160, 60])
  for (const side of [-0.52, 0.52]) upright(c, at, x + side, z, 0.04, 0.7, 1.75, [90, 90, 92])
  upright(c, at, x, z, 1.3, 1.7, 2, [204, 60, 54])
  upright(c, at, x, z, 0.4, 1.7, 2, [240, 226, 210])
  person(c, at, x + 0.75, z, [60, 84, 60])
}

/** Rubbish beside its bins. */
function rubbish(c, at, z) {
  for (const [x, colour] of [[-1.2, [44, 110, 70]], [-0.85, [52, 84, 140]]]) { upright(c, at, x, z, 0.3, 0, 0.85, colour); upright(c, at, x, z, 0.34, 0.82, 0.9, [40, 44, 48]) }
  for (const [x, height, size, colour] of [[-0.5, 0.12, 0.2, [40, 40, 46]], [-0.2, 0.1, 0.18, [214, 210, 196]], [-0.36, 0.3, 0.16, [60, 60, 66]], [0.05, 0.08, 0.14, [150, 120, 84]]]) blob(c, at, x, height, z, size, size * 1.1, colour)
}

const DAY = { sky: [190, 210, 222], road: [104, 106, 110], pavement: [176, 172, 164], kerb: [214, 212, 204], leaf: [84, 124, 78], glass: [112, 140, 158], shade: 0.8, walls: [[196, 178, 156], [172, 152, 140], [206, 198, 186], [150, 160, 166]] }
const DULL = { sky: [168, 172, 178], road: [86, 88, 94], pavement: [142, 140, 138], kerb: [180, 178, 172], leaf: [70, 96, 72], glass: [96, 112, 124], shade: 0.6, walls: [[150, 136, 124], [134, 122, 116], [160, 152, 144], [122, 128, 134]] }

export const movingScenes = { aerial, lane: walk(DULL, 41, rubbish), walk: walk(DAY, 23, stall) }
