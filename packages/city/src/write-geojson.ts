import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cityGeoJson } from './geojson.js'

/** Build step: the drawn city as a file beside the code, which the hub serves as the base map of last resort. */
const path = fileURLToPath(new URL('./city.geojson', import.meta.url))
const text = JSON.stringify(cityGeoJson())
writeFileSync(path, text)
console.log(`city.geojson: ${(text.length / 1e6).toFixed(2)} MB`)
