/** A known ground of the hub's own steps: which words say it, and what to fill in. */
export interface WhyWords { readonly key: string; readonly source?: string; readonly confidence?: string; /** A priority, a name, an amount: said as it stands. */ readonly what?: string; /** Unit of the amount. */ readonly unit?: string }

const CONFIDENCE = '(?:, confidence ([\\d.]+))?'
/** The grounds that the hub gives for its own steps, as they stand in the story; stored in English, because a story is never rewritten. */
const KNOWN: readonly (readonly [RegExp, (match: RegExpMatchArray) => WhyWords])[] = [
  [new RegExp(`^reported by (\\w+)${CONFIDENCE}$`), ([, source, confidence]) => ({ key: confidence ? 'reportedSure' : 'reported', source, confidence })],
  [new RegExp(`^(\\w+)${CONFIDENCE}: not sure enough to file$`), ([, source, confidence]) => ({ key: confidence ? 'unsureOf' : 'unsure', source, confidence })],
  [new RegExp(`^(rule|ai|drone) \\w+${CONFIDENCE}$`), ([, source, confidence]) => ({ key: confidence ? 'alarmSure' : 'alarm', source, confidence })],
  [/^responsible: /, () => ({ key: 'responsible' })],
  [/^who was sent to look found nothing$/, () => ({ key: 'lookedNothing' })],
  [/^who was sent to look found it so$/, () => ({ key: 'lookedSo' })],
  [/^somebody who did not handle it was there and found it so$/, () => ({ key: 'checkedSo' })],
  [/^the check found it not put right$/, () => ({ key: 'checkedNot' })],
  [/^no camera can prove it$/, () => ({ key: 'noCamera' })],
  [/^its camera cannot prove it$/, () => ({ key: 'blind' })],
  [/^the camera says it is there, the unit that it is not$/, () => ({ key: 'disagree' })],
  [/^the camera still sees it$/, () => ({ key: 'seen' })],
  [/^it was reported again since$/, () => ({ key: 'again' })],
  [/^its picture after is missing/, () => ({ key: 'picture' })],
  [/^the camera has not seen it since /, () => ({ key: 'gone' })],
  [/^(P[1-4]) alarm \w+$/, ([, what]) => ({ key: 'raised', what })],
  [/^not done within (\d+(?:\.\d+)?) (\w+)$/, ([, what, unit]) => ({ key: 'notDone', what, unit })],
  [/^no answer within (\d+) minutes$/, ([, what]) => ({ key: 'noAnswer', what, unit: 'urgent_minute' })],
  [/^no answer in time$/, () => ({ key: 'noAnswerInTime' })],
  [/^the day to which it was suspended has come$/, () => ({ key: 'suspensionOver' })],
  [/^(?:every unit that was told has declined|all units declined)$/, () => ({ key: 'allDeclined' })],
  [/^a citizen reported it with a photograph$/, () => ({ key: 'citizenPhoto' })],
  [/^reported through (.+)$/, ([, what]) => ({ key: 'reportedThrough', what })],
  [/^its picture was fetched from (.+)$/, ([, what]) => ({ key: 'pictureFetched', what })],
  [/^its picture could not be had: HTTP (\d+)$/, ([, what]) => ({ key: 'pictureAnswer', what })],
  [/^its picture could not be had: no answer$/, () => ({ key: 'pictureSilent' })],
  [/^its picture could not be had: too large$/, () => ({ key: 'pictureLarge' })],
  [/^its picture could not be had: no picture$/, () => ({ key: 'pictureOther' })],
  [/^its picture could not be had: /, () => ({ key: 'pictureClosed' })],
  [/^(P[1-4]) is for people$/, ([, what]) => ({ key: 'forPeople', what })],
  [/^a person has it in hand$/, () => ({ key: 'inHand' })],
  [/^its outcome is /, () => ({ key: 'outcomeOpen' })],
  [/^it is said not to be put right$/, () => ({ key: 'saidOpen' })],
  [/^nobody answered who was sent to look$/, () => ({ key: 'noLook' })],
  [/^nobody (?:is named to look at places|may look who did not do it)$/, () => ({ key: 'nobodyLooks' })],
  [/no rule (?:closes what passed its check|has it checked|sends it back)$/, () => ({ key: 'noRule' })],
  [/, after (\d+) reworks$/, ([, what]) => ({ key: 'reworked', what })],
  [/^picture of its detector$/, () => ({ key: 'pictureDetector' })],
  [/^picture of its own camera$/, () => ({ key: 'pictureOwn' })],
  [/^picture of a camera (\d+) m away$/, ([, what]) => ({ key: 'pictureNear', what })],
  [/^no picture: (unreachable|refused|too_large|not_a_picture|not_allowed|camera_silent|too_late|no_video)$/, ([, why]) => ({ key: `noPicture_${why}` })],
  [/^(.+) took over the shift$/, ([, what]) => ({ key: 'shiftTaken', what })],
]

/** Finds the words for a ground; null for one that nobody foresaw, which is shown as it is. */
export function whyWords(why: string): WhyWords | null {
  for (const [pattern, words] of KNOWN) {
    const match = why.match(pattern)
    if (match !== null) return words(match)
  }
  return null
}
