import { readdirSync } from 'node:fs'
import { CLIPS, readClip } from './clip.js'
import type { Clip } from './clip.js'
import type { Feed } from './feed.js'

/** Cameras with the same clip are this many pictures apart: a wall of nine does not blink in step. */
const SHIFT = 37

/** `cam/7` and `cam/7/sub`: any number has a picture, the clips taken in turn; a sub stream shows the same scene, smaller. */
export function cityFeeds(): (name: string) => Feed | null {
  const clips = readdirSync(CLIPS).filter((file) => file.endsWith('.h264')).sort().map((file) => readClip(file))
  const mains = clips.filter((clip) => !clip.name.endsWith('-sub'))
  const sub = (main: Clip): Clip => clips.find((clip) => clip.name === `${main.name}-sub`) ?? main
  return (name) => {
    const asked = /^cam\/(\d{1,6})(\/sub|\/main)?$/.exec(name)
    if (!asked) return null
    const number = Number(asked[1])
    const main = mains[number % mains.length]!
    const seconds = Math.floor(number / mains.length) * SHIFT / 15
    const clip = asked[2] === '/sub' ? sub(main) : main
    return { clip, shift: Math.round(seconds * clip.fps) }
  }
}
