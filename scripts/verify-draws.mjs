#!/usr/bin/env node
/**
 * Computes a month of Watchfloor's draws again: node verify-draws.mjs <draws.json>
 *
 * The file is the answer of GET /api/spot-checks/draws?month=2026-11. Needs Node.js ≥ 20 and nothing else; this one file may be handed on and read, and it
 * shares no code with the hub: who wants to be sure compares it with docs/how-to/verify-draws.md. Exit 0: every draw comes out as it is written down. Exit 1: those
 * that do not are named, one line each. Exit 2: the file could not be read.
 */
import { readFileSync } from 'node:fs'

const [file] = process.argv.slice(2)
if (!file) stop('usage: node verify-draws.mjs <draws.json>')
const month = read(file)
const faults = month.draws.flatMap((draw) => {
  const drawn = drawAgain(draw)
  return drawn === draw.drawn ? [] : [`FAIL  ${draw.id} of ${draw.drawnAt}: written down is ${draw.drawn}, the seed draws ${drawn}`]
})
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exit(1)
console.log(`OK  ${month.month}: ${month.draws.length} draws, all as their seeds draw them`)

function read(path) {
  let month
  try { month = JSON.parse(readFileSync(path, 'utf8')) } catch (error) { stop(`${path}: ${error.message}`) }
  if (month.format !== 'watchfloor-draws/1' || !Array.isArray(month.draws)) stop(`${path}: this is no file of draws`)
  for (const { id, seed, candidates } of month.draws) {
    if (!/^[0-9a-f]{64}$/.test(seed)) stop(`${id}: a seed has 64 hex digits`)
    if (!Array.isArray(candidates) || candidates.length === 0 || candidates.some(({ past }) => !Number.isInteger(past) || past < 0)) stop(`${id}: there is nobody to draw from, or a count of draws is none`)
  }
  return month
}

function stop(why) {
  console.error(why)
  process.exit(2)
}

/** First the squad, then the officer within it. */
function drawAgain({ seed, candidates }) {
  const chance = chancesOf(seed)
  const squads = new Map()
  for (const one of [...candidates].sort((a, b) => order(a.dutyId, b.dutyId))) {
    if (!squads.has(one.squadId)) squads.set(one.squadId, [])
    squads.get(one.squadId).push(one)
  }
  const groups = [...squads.entries()].sort(([a], [b]) => order(a, b)).map(([, people]) => ({ people, mean: people.reduce((all, { past }) => all + past, 0) / people.length }))
  const leastMean = Math.min(...groups.map(({ mean }) => mean))
  const { people } = choose(groups, groups.map(({ people: some, mean }) => some.length * 16 ** -Math.min(3, mean - leastMean)), chance())
  const least = Math.min(...people.map(({ past }) => past))
  return choose(people, people.map(({ past }) => 4 ** -Math.min(3, past - least)), chance()).dutyId
}

function order(a, b) { return a < b ? -1 : 1 }

/** The first item at which the weights so far exceed the share of all weights. */
function choose(items, weights, share) {
  let left = share * weights.reduce((all, weight) => all + weight, 0)
  for (let i = 0; i < items.length; i++) {
    left -= weights[i]
    if (left < 0) return items[i]
  }
  return items[items.length - 1]
}

/** Numbers in [0, 1) from a seed: its eight words folded to four, then xoshiro128**. */
function chancesOf(seed) {
  const word = (i) => Number.parseInt(seed.slice(8 * i, 8 * i + 8), 16)
  const fold = (i) => spread((word(i) ^ Math.imul(word(i + 4), 0x9e3779b1)) + i)
  let [a, b, c, d] = [fold(0), fold(1), fold(2), fold(3)]
  const rotated = (x, by) => ((x << by) | (x >>> (32 - by))) >>> 0
  return () => {
    const drawn = Math.imul(rotated(Math.imul(b, 5) >>> 0, 7), 9) >>> 0
    const shifted = (b << 9) >>> 0
    c = (c ^ a) >>> 0
    d = (d ^ b) >>> 0
    b = (b ^ c) >>> 0
    a = (a ^ d) >>> 0
    c = (c ^ shifted) >>> 0
    d = rotated(d, 11)
    return drawn / 4294967296
  }
}

function spread(word) {
  let x = (word + 0x6d2b79f5) | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}
