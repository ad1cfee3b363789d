import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSettings } from '../../platform/config/settings.js'
import { ItemProfiles } from './item-profiles.js'

const profile = { name: 'ningbo-lift', title: '宁波', utcOffsetMin: 0, fields: [{ item: '0xE3', type: 'bits', offset: 0, length: 1, map: { 0: 'lifted' } }] }
let dir: string
beforeEach(() => { dir = mkdtempSync(join(tmpdir(), 'watchfloor-profiles-')) })
afterEach(() => rmSync(dir, { recursive: true, force: true }))

function profiles(files: Record<string, string>): ItemProfiles {
  mkdirSync(join(dir, 'item-profiles'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, 'item-profiles', name), text)
  return new ItemProfiles(loadSettings({ DATA_DIR: dir }))
}

test('a city’s files stand beside the built-in profiles, first in the choice', () => {
  const all = profiles({ 'a.json': `\ufeff${JSON.stringify(profile)}`, 'readme.txt': 'not read' })
  expect(all.of('ningbo-lift')).toEqual(profile)
  expect(all.of('muck-io')).toBeDefined()
  expect(all.all()[0]).toEqual({ name: 'ningbo-lift', title: '宁波', builtIn: false })
})

test('without a folder there are the built-in ones', () => {
  expect(new ItemProfiles(loadSettings({ DATA_DIR: dir })).all().every(({ builtIn }) => builtIn)).toBe(true)
})

test.each([
  ['text that is no JSON', { 'a.json': '{' }, /^DATA_DIR: item-profiles\/a\.json is no JSON: [^\n]+$/],
  ['a field of another type', { 'a.json': JSON.stringify({ ...profile, fields: [{ item: '0xE3', type: 'float' }] }) }, /^DATA_DIR: item-profiles\/a\.json is no item profile: fields\.0\.type: [^\n]+$/],
  ['a zone that is none', { 'a.json': JSON.stringify({ ...profile, utcOffsetMin: 5000 }) }, /a\.json is no item profile: utcOffsetMin: /],
  ['a built-in name', { 'a.json': JSON.stringify({ ...profile, name: 'muck-io' }) }, /a\.json: another profile is named "muck-io" already/],
  ['one name twice', { 'a.json': JSON.stringify(profile), 'b.json': JSON.stringify(profile) }, /b\.json: another profile is named/],
])('%s is refused in one line that names the file', (_what, files, line) => {
  expect(() => profiles(files as Record<string, string>)).toThrow(line)
})
