const { floor, imul } = Math

const hash = (ix: number, iy: number, seed: number): number => {
  let h = imul(ix, 374761393) + imul(iy, 668265263) + imul(seed, 1442695041)
  h = imul(h ^ (h >>> 13), 1274126177)
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296
}
const ease = (t: number): number => t * t * (3 - 2 * t)

/** Smooth value noise, −1 to 1, one lattice cell per unit. */
export function noise(x: number, y: number, seed: number): number {
  const ix = floor(x)
  const iy = floor(y)
  const fx = ease(x - ix)
  const fy = ease(y - iy)
  const south = hash(ix, iy, seed) * (1 - fx) + hash(ix + 1, iy, seed) * fx
  const north = hash(ix, iy + 1, seed) * (1 - fx) + hash(ix + 1, iy + 1, seed) * fx
  return 2 * (south * (1 - fy) + north * fy) - 1
}
