import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { Icon } from '../../parts/Icon.js'
import { seesCases, session } from '../../store/session.js'
import { useStore } from '../use-store.js'
import { OpenCases } from './cases/OpenCases.js'
import { FindUnits } from './FindUnits.js'
import { Layers } from './Layers.js'

/** Find on top; below it what was found, what is open now, or the layers, which are the legend as well. */
export function LeftPanel({ folded, onFold }: { folded: boolean; onFold: (folded: boolean) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const cases = useStore(session, (state) => seesCases(state.user?.role))
  const [tab, setTab] = useState<'cases' | 'layers'>('cases')
  const shown = cases ? tab : 'layers'
  return (
    <aside className={`live-left ${folded ? 'live-left-folded' : ''}`} aria-label={t('layers.title')}>
      <div className="live-left-head">
        <FindUnits text={text} onText={setText} />
        <Button look="quiet" square aria-label={folded ? t('action.unfold') : t('action.fold')} aria-expanded={!folded} onPress={() => onFold(!folded)}><Icon name={folded ? 'layers' : 'fold'} /></Button>
      </div>
      {!folded && !text && cases && (
        <div className="live-tabs" role="group" aria-label={t('live.panel')}>
          <button type="button" aria-pressed={tab === 'cases'} onClick={() => setTab('cases')}>{t('live.open')}</button>
          <button type="button" aria-pressed={tab === 'layers'} onClick={() => setTab('layers')}>{t('layers.title')}</button>
        </div>
      )}
      {!folded && !text && (shown === 'cases' ? <OpenCases /> : <Layers />)}
    </aside>
  )
}
