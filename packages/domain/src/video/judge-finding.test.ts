import { judgeFinding } from './judge-finding.js'
import type { CameraFinding, FindingMemory } from './judge-finding.js'

const look = (keyBytes: number, keyHash: string): CameraFinding => ({ fault: null, keyBytes, keyHash })
/** Looks one after another; the verdict on the last. */
function after(...findings: CameraFinding[]) {
  let memory: FindingMemory = { keyBytes: [], keyHashes: [] }
  return findings.map((finding) => { const verdict = judgeFinding(finding, memory); memory = verdict; return verdict }).at(-1)!
}

describe('a look at a camera', () => {
  test('that finds a key frame is on, whatever else browsers say to it', () => {
    expect(after(look(9000, 'a'))).toMatchObject({ state: 'on', suspicion: null })
    expect(after({ fault: 'b_frames', keyBytes: 9000, keyHash: 'a' }).state).toBe('on')
  })

  test('by a gateway that shows no pictures is believed when it says that they come, and suspects nothing', () => {
    const told: CameraFinding = { fault: null, keyBytes: null, keyHash: null, plays: true }
    expect(after(told, told, told, told)).toEqual({ state: 'on', suspicion: null, keyBytes: [], keyHashes: [] })
    expect(after({ ...told, fault: 'h265' }).state).toBe('no_keyframe')
  })

  test('tells a camera that does not answer from one that answers with nothing to show', () => {
    expect(after({ fault: 'unreachable', keyBytes: null, keyHash: null }).state).toBe('off')
    expect(after({ fault: 'unauthorised', keyBytes: null, keyHash: null }).state).toBe('no_keyframe')
    expect(after({ fault: 'h265', keyBytes: null, keyHash: null }).state).toBe('no_keyframe')
  })

  test('keeps what a tile saw to stand still until the bytes change', () => {
    const seen: FindingMemory = { keyBytes: [9000], keyHashes: ['a'], confirmed: 'frozen' }
    const still = judgeFinding(look(9000, 'a'), seen)
    expect(still).toMatchObject({ suspicion: 'frozen', confirmed: 'frozen' })
    expect(judgeFinding(look(9000, 'b'), still).suspicion).toBeNull()
    expect(judgeFinding(look(9000, 'a'), { ...seen, confirmed: null }).suspicion).toBeNull()
  })

  test('suspects a frozen one at the third same key frame, and no longer when it moves', () => {
    expect(after(look(9000, 'a'), look(9000, 'a')).suspicion).toBeNull()
    expect(after(look(9000, 'b'), look(9000, 'a'), look(9000, 'a'), look(9000, 'a')).suspicion).toBe('frozen')
    expect(after(look(9000, 'a'), look(9000, 'a'), look(9000, 'a'), look(9000, 'b')).suspicion).toBeNull()
  })

  test('suspects a dark one by its own median, which the dark pictures do not pull down', () => {
    const usual = [9000, 9500, 8800, 9100].map((bytes, i) => look(bytes, String(i)))
    expect(after(...usual.slice(0, 3), look(500, 'x')).suspicion).toBeNull()
    const night = Array.from({ length: 60 }, (_, i) => look(500 + i, `n${i}`))
    expect(after(...usual, ...night).suspicion).toBe('dark')
    expect(after(...usual, ...night, look(8700, 'day')).suspicion).toBeNull()
  })

  test('keeps what it knew over a time without an answer', () => {
    expect(after(look(9000, 'a'), { fault: 'unreachable', keyBytes: null, keyHash: null }).keyBytes).toEqual([9000])
  })
})
