import type { StreamWhy } from '@watchfloor/shared'
import type { MessageKey } from '../../i18n/messages.js'
import type { WhyBlack } from '../../link/video/player.js'
import { HubError } from '../../store/session.js'
import { errorKey } from '../error-key.js'

/** What a person reads on a black tile, and what can be done about it. */
export function whyWords(why: WhyBlack): { text: MessageKey; advice: MessageKey | null } {
  const own = (word: StreamWhy | 'stalled'): { text: MessageKey; advice: MessageKey | null } => ({ text: `video.why.${word}`, advice: word === 'idle' || word === 'connecting' ? null : `video.advice.${word}` })
  return isOurs(why) ? own(why) : { text: `error.${why}`, advice: null }
}

/** Why something that was on show could not be had again: mostly it is not kept any more. */
export const notKeptWords = (error: unknown): MessageKey => (error instanceof HubError && error.code === 'video.no_source' ? 'video.noReplay' : errorKey(error))

const OURS: ReadonlySet<string> = new Set<StreamWhy | 'stalled'>([
  'unreachable', 'unauthorised', 'not_found', 'refused', 'no_video', 'h265', 'codec', 'b_frames', 'no_frames', 'no_key_frame', 'closed', 'protocol', 'idle', 'connecting', 'no_publisher', 'stalled', 'transcoder_busy', 'transcoder_failed',
])
/** A few words are both a fault of the source and a code of the hub; on a tile the camera is meant. */
const isOurs = (why: WhyBlack): why is StreamWhy | 'stalled' => OURS.has(why)
