import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Injectable } from '@nestjs/common'
import { ITEM_PROFILES, ItemProfile } from '@watchfloor/domain'
import { Settings } from '../../platform/config/settings.js'
import { StartError } from '../../platform/config/start-error.js'

/** Where a city puts profiles of its own, in `DATA_DIR`. */
const FOLDER = 'item-profiles'

/** All item profiles by name: those that come with the hub, and the city's own files, read once at the start. A file that is wrong stops it. */
@Injectable()
export class ItemProfiles {
  private readonly byName = new Map(ITEM_PROFILES.map((profile) => [profile.name, { profile, builtIn: true }]))

  constructor({ DATA_DIR }: Settings) {
    const folder = join(DATA_DIR, FOLDER)
    if (!existsSync(folder)) return
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')).sort()) {
      const profile = readProfile(join(folder, file), `DATA_DIR: ${FOLDER}/${file}`)
      if (this.byName.has(profile.name)) throw new StartError(`DATA_DIR: ${FOLDER}/${file}: another profile is named "${profile.name}" already`)
      this.byName.set(profile.name, { profile, builtIn: false })
    }
  }

  of(name: string): ItemProfile | undefined { return this.byName.get(name)?.profile }

  /** In the order of their names, the city's own first. */
  all(): { name: string; title: string; builtIn: boolean }[] {
    return [...this.byName.values()].map(({ profile: { name, title }, builtIn }) => ({ name, title, builtIn }))
      .sort((a, b) => Number(a.builtIn) - Number(b.builtIn) || a.name.localeCompare(b.name))
  }
}

function readProfile(path: string, called: string): ItemProfile {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''))
  } catch (error) { throw new StartError(`${called} is no JSON: ${(error as Error).message.split('\n')[0]}`) }
  const read = ItemProfile.safeParse(json)
  if (read.success) return read.data
  const { path: at, message } = read.error.issues[0]!
  throw new StartError(`${called} is no item profile: ${at.length > 0 ? `${at.join('.')}: ` : ''}${message}`)
}
