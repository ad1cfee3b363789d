import type { DeviceState } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { stateLines } from '../state-lines.js'
import type { StateLine } from '../state-lines.js'
import { Fact, Figure } from './Facts.js'

/** What the device said about itself; a key that no language file knows is shown as the device calls it. */
export function StateSection({ state }: { state: DeviceState }) {
  const { t, i18n } = useTranslation()
  const lines = stateLines(state)
  if (lines.length === 0) return null
  const known = (group: 'stateKey' | 'stateWord', word: string): string => (i18n.exists(`${group}.${word}`) ? i18n.t(`${group}.${word}` as 'stateKey.acc') : word)
  const shown = ({ shown: value }: StateLine) => {
    if (value.as === 'flag') return <span className={value.on ? '' : 'dim'}>{value.on ? t('value.yes') : t('value.no')}</span>
    return value.as === 'figure' ? <Figure value={value.value} unit={value.unit} /> : known('stateWord', value.word)
  }
  return (
    <section className="drawer-section" aria-label={t('drawer.state')}>
      <h2>{t('drawer.state')}</h2>
      <dl className="facts-grid">{lines.map((line) => <Fact key={line.key} name={known('stateKey', line.key)} wide={line.shown.as === 'word' && line.shown.word.length > 8} title={line.key}>{shown(line)}</Fact>)}</dl>
    </section>
  )
}
