import { city } from '@watchfloor/city'
import { accountDay } from './account/day-account.js'
import { CITY_SIZES, rostersOf } from './linlan.js'

/** `node apps/simulator/dist/account-day.js [YYYY-MM-DD]`: one simulated day beside the figures that it must keep (DOMAIN §7.4). */
const day = process.argv[2] ? Date.parse(`${process.argv[2]}T12:00:00+08:00`) : Date.now()
const began = Date.now()
const a = accountDay(city(), rostersOf(city(), CITY_SIZES), day)
const line = (what: string, value: string, should: string): void => console.log(`${what.padEnd(34)} ${value.padStart(12)}   ${should}`)
line('sorties', String(a.sorties), '≈ 11')
line('km per sortie', a.kmPerSortie.toFixed(1), '22.5')
line('messages per second, 9–16 h', a.steadyPerS.toFixed(1), '80–100')
line('messages per second, whole day', a.meanPerS.toFixed(1), '')
line('messages per second, busiest minute', a.peakPerS.toFixed(1), '')
line('messages', String(a.messages), '')
line('trips of muck trucks', String(a.trips), '')
line('km of muck trucks', a.truckKm.toFixed(0), '')
line('body cameras recording at noon', String(a.recordingAtNoon), '')
line('person-shifts on the inner streets', String(a.innerShifts), '≈ 76')
for (const [kind, n] of Object.entries(a.byKind)) line(`  ${kind}`, String(n), '')
console.log(`by hour: ${a.perHour.map((n) => n.toFixed(0)).join(' ')}`)
console.log(`played in ${((Date.now() - began) / 1000).toFixed(1)} s`)
