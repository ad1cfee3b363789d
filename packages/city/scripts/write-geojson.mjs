import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cityGeoJson } from '../dist/index.js'

/** Build step: the drawn city as a file beside the code, which the hub serves as the base map of last resort. */
writeFileSync(fileURLToPath(new URL('../dist/city.geojson', import.meta.url)), JSON.stringify(cityGeoJson()))
