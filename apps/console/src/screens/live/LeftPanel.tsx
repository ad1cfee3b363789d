import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { Icon } from '../../parts/Icon.js'
import { FindUnits } from './FindUnits.js'
import { Layers } from './Layers.js'

/** Find on top; below it what was found, or the layers, which are the legend as well. */
export function LeftPanel({ folded, onFold }: { folded: boolean; onFold: (folded: boolean) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  return (
    <aside className={`live-left ${folded ? 'live-left-folded' : ''}`} aria-label={t('layers.title')}>
      <div className="live-left-head">
        <FindUnits text={text} onText={setText} />
        <Button look="quiet" square aria-label={folded ? t('action.unfold') : t('action.fold')} aria-expanded={!folded} onPress={() => onFold(!folded)}><Icon name={folded ? 'layers' : 'fold'} /></Button>
      </div>
      {!folded && !text && <Layers />}
    </aside>
  )
}
