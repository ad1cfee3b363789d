import type { Notice } from '@watchfloor/shared'
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { SHIFT_WORDS, useNoticeWords } from '../screens/alarms/use-notice-words.js'
import { useHubClock, useStore } from '../screens/use-store.js'
import { Priority } from '../parts/Priority.js'
import { shortTime } from '../parts/format.js'
import { notices, readNotices } from '../store/notices.js'
import { openAlarm } from '../store/opened-alarm.js'

/** What this person was told: escalations, answers, what was withdrawn; newest first. */
export function Inbox() {
  const { t } = useTranslation()
  const { items, unread } = useStore(notices)
  return (
    <DialogTrigger onOpenChange={(open) => { if (!open) readNotices() }}>
      <AriaButton className={`bar-glyph ${unread.size > 0 ? 'bar-glyph-news' : ''}`} aria-label={t('inbox.title', { n: unread.size })}>
        <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" aria-hidden="true"><path d="M2 9.5 4 3h8l2 6.5V13H2Zm0 0h3.5L6.5 11h3l1-1.5H14" /></svg>
        {unread.size > 0 && <span>{unread.size}</span>}
      </AriaButton>
      <Popover className="menu-popover inbox" placement="bottom end" offset={4}>
        <Dialog className="inbox-list" aria-label={t('inbox.label')}>
          {({ close }) => items.length === 0 ? <p className="inbox-none dim">{t('inbox.none')}</p> : <ul>{items.map((notice) => <Line key={notice.id} notice={notice} fresh={unread.has(notice.id)} onGone={close} />)}</ul>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function Line({ notice, fresh, onGone }: { notice: Notice; fresh: boolean; onGone: () => void }) {
  const go = useNavigate()
  const now = useHubClock()
  const words = useNoticeWords()
  const open = (): void => {
    onGone()
    if (notice.incidentId) void go(`/dispatch?case=${notice.incidentId}`)
    else if (notice.alarmId) {
      openAlarm(notice.alarmId)
      void go('/live')
    } else if (notice.action in SHIFT_WORDS) void go('/dispatch/hand-over')
  }
  return (
    <li>
      <button type="button" data-fresh={fresh || undefined} onClick={open}>
        {notice.priority && <Priority of={notice.priority} />}<span className="clip">{words(notice)}</span><time className="dim">{shortTime(Date.parse(notice.at), now)}</time>
      </button>
    </li>
  )
}
