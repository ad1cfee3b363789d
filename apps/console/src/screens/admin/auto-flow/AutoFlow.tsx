import type { FlowAnswer } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Notice } from '../../../parts/Notice.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { shortTime } from '../../../parts/format.js'
import { autoFlow } from '../../../store/auto-flow.js'
import { mayAdminister, session } from '../../../store/session.js'
import { errorKey } from '../../error-key.js'
import { useHubClock, useStore } from '../../use-store.js'
import { useChange } from '../use-change.js'
import { Checkers } from './Checkers.js'
import { FlowLeftList } from './FlowLeftList.js'
import { FlowParams } from './FlowParams.js'
import { FlowRules } from './FlowRules.js'
import './auto-flow.css'

/** The rules by which cases flow without a hand: whether they run, how, what they did, what they left to people, and taking it back. */
export function AutoFlow() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(autoFlow.read)
  if (error && !data) return <Notice tone="error" title={t('state.error')} action={<Button onPress={() => void refetch()}>{t('action.retry')}</Button>}>{t(errorKey(error))}</Notice>
  if (!data) return <Skeleton rows={12} />
  return <Flow answer={data} />
}

function Flow({ answer: { settings, changedAt, changedBy, figures } }: { answer: FlowAnswer }) {
  const { t } = useTranslation()
  const now = useHubClock()
  const manages = mayAdminister(useStore(session, (state) => state.user?.role))
  const { busy, run } = useChange('auto-flow')
  const write = (next: typeof settings, said: string) => run(() => autoFlow.write(next), said, () => autoFlow.write(settings))
  return (
    <div className="admin-scroll flow">
      <header className="flow-head">
        <h1 className={settings.enabled ? 'flow-on' : 'flow-off'}>{settings.enabled ? `\u2713 ${t('flow.on')}` : `\u25cb ${t('flow.off')}`}</h1>
        <p className="dim">{changedAt ? t('flow.changed', { time: shortTime(Date.parse(changedAt), now), by: changedBy ?? '' }) : t('flow.never')}</p>
        {manages && <Button busy={busy} onPress={() => void write({ ...settings, enabled: !settings.enabled }, t(settings.enabled ? 'flow.switchedOff' : 'flow.switchedOn'))}>{t(settings.enabled ? 'flow.switchOff' : 'flow.switchOn')}</Button>}
        <p className="dim flow-what">{t('flow.what')}</p>
      </header>
      <section aria-label={t('flow.rules')}>
        <h2>{t('flow.rules')}</h2>
        <p className="dim">{t('flow.order')}</p>
        <FlowRules settings={settings} figures={figures} manages={manages} busy={busy} write={write} />
      </section>
      <div className="flow-two">
        <FlowParams settings={settings} manages={manages} busy={busy} write={write} />
        <Checkers settings={settings} manages={manages} busy={busy} write={write} />
      </div>
      <FlowLeftList />
    </div>
  )
}
