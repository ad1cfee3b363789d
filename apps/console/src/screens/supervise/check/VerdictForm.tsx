import { CHECK_ASPECTS } from '@watchfloor/shared'
import type { CheckAspect, SpotCheckDetail } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { mayMark } from '../../../store/supervise/checks.js'
import { useScreenKeys } from '../../keys.js'
import { useVerdict } from './use-verdict.js'

const KEYS: Readonly<Record<CheckAspect, string>> = { uniform: 'u', recording: 'r', inBeat: 'b', conduct: 'c' }
const SIGN = { ok: '\u2713', fault: '\u25c6', unseen: '\u2013' } as const

/** Five keys and one to record: uniform, recording, in beat, conduct, or that nothing can be said. */
export function VerdictForm({ check }: { check: SpotCheckDetail }) {
  const { t } = useTranslation()
  const verdict = useVerdict(check)
  useScreenKeys([
    ...CHECK_ASPECTS.map((aspect) => ({ key: KEYS[aspect], label: `aspect.${aspect}` as const, run: () => verdict.mark(aspect) })),
    { key: 'n', label: 'supervise.notAssessable', run: verdict.toggleCannot },
    { key: 'v', label: 'supervise.record', run: () => void verdict.record() },
  ])
  return (
    <form className="verdict" onSubmit={(event) => { event.preventDefault(); void verdict.record() }}>
      <p className={verdict.seen ? 'verdict-seen' : 'verdict-unseen'} role="status">
        {check.trackSeenAt ? '\u2713' : '\u25cb'} {t(check.trackSeenAt ? 'supervise.seenTrack' : 'supervise.unseenTrack')} {'\u00a0'} {check.pictureSeenAt || check.noPicture ? '\u2713' : '\u25cb'} {t(check.noPicture ? 'supervise.seenReason' : check.pictureSeenAt ? 'supervise.seenPicture' : 'supervise.unseenPicture')}
      </p>
      <div className="verdict-keys">
        {CHECK_ASPECTS.map((aspect) => (
          <button key={aspect} type="button" className="verdict-key" data-mark={verdict.cannot ? 'unseen' : verdict.marks[aspect]} disabled={!mayMark(aspect, check) || verdict.cannot} onClick={() => verdict.mark(aspect)}>
            <kbd aria-hidden="true">{KEYS[aspect].toUpperCase()}</kbd><span>{t(`aspect.${aspect}`)}</span><b>{SIGN[verdict.cannot ? 'unseen' : verdict.marks[aspect]]} {mayMark(aspect, check) ? t(`mark.${verdict.cannot ? 'unseen' : verdict.marks[aspect]}`) : t('supervise.needsPicture')}</b>
          </button>
        ))}
        <button type="button" className="verdict-key" aria-pressed={verdict.cannot} data-mark={verdict.cannot ? 'cannot' : 'unseen'} onClick={verdict.toggleCannot}><kbd aria-hidden="true">N</kbd><span>{t('supervise.notAssessable')}</span></button>
      </div>
      <TextInput label={t(verdict.cannot ? 'supervise.noteWhy' : 'supervise.note')} value={verdict.note} onChange={verdict.setNote} maxLength={500} />
      <Button look="primary" type="submit" busy={verdict.busy} isDisabled={!verdict.seen || verdict.lacks}><kbd aria-hidden="true">V</kbd>{t('supervise.record')}</Button>
    </form>
  )
}
