import { city } from '@watchfloor/city'
import { CITY_SIZES, rostersOf } from '../linlan.js'
import { readSettings } from '../settings.js'
import { toCsv } from './csv.js'
import { aircraftRows, cameraRows, fleetRows } from './rows.js'

it('quotes what a table would break on', () => {
  const [, line] = toCsv([{ name: 'a "b", c', kind: 'truck', protocol: 'jt808', externalId: '1', note: 'x\ny' }]).split('\r\n')
  expect(line).toMatch(/^"a ""b"", c",truck,jt808,1,+"x\ny"$/)
})

it('names every unit of the city once, in the words that the registry knows', () => {
  const rosters = rostersOf(city(), CITY_SIZES)
  const fleet = fleetRows(rosters)
  expect(fleet).toHaveLength(630 + 300 + 4)
  expect(new Set(fleet.map((r) => `${r.protocol} ${r.externalId ?? r.plate}`)).size).toBe(fleet.length)
  expect(fleet.filter((r) => r.protocol === 'native').every((r) => r.externalId === undefined && r.plate)).toBe(true)
  expect(fleet.filter((r) => r.protocol === 'jt808').every((r) => r.profile === 'muck-standard')).toBe(true)
  expect(aircraftRows(rosters).map((r) => r.source)).toEqual(rosters.docks.map((d) => d.sn))
  expect(cameraRows(city(), 729)).toHaveLength(729)
  expect(fleet.every((r) => r.squad)).toBe(true)
})

describe('settings', () => {
  it('come from the environment and the command line', () => {
    const s = readSettings({ HUB_URL: 'http://10.0.0.5:9000', MQTT_PORT: '2883' }, ['--trucks', '6300', '--officers', '0'])
    expect(s).toMatchObject({ mqttHost: '10.0.0.5', mqttPort: 2883, jt808Port: 6808, jt808Host: '10.0.0.5', username: 'admin', sosAfterS: null })
    expect(s.sizes).toMatchObject({ trucks: 6300, officers: 0, docks: 4 })
  })
  it.each([[{ MQTT_PORT: 'x' }, [], 'MQTT_PORT'], [{ HUB_URL: 'nowhere' }, [], 'HUB_URL'], [{}, ['--cars', '3'], 'unknown option'], [{}, ['--trucks', '-1'], '--trucks']])('are refused by name: %j %j', (env, args, words) => {
    expect(() => readSettings(env as Record<string, string>, args as string[])).toThrow(words as string)
  })
})
