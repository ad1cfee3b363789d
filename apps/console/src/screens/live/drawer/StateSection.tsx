import type { DeviceKind, DeviceState } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { stateLines } from '../state-lines.js'
import type { StateLine } from '../state-lines.js'
import { Fact, Figure } from './Facts.js'

/** What the device said about itself, in words; what this screen has no word for stands among the raw values. */
export function StateSection({ state, kind }: { state: DeviceState; kind: DeviceKind }) {
  const { t, i18n } = useTranslation()
  const lines = stateLines(state, kind, (key) => i18n.exists(`stateKey.${key}`))
  if (lines.length === 0) return null
  const known = (group: 'stateKey' | 'stateWord', word: string): string => (i18n.exists(`${group}.${word}`) ? i18n.t(`${group}.${word}` as 'stateKey.acc') : word)
  const words = ({ shown }: StateLine): string => (shown.as === 'flag' ? t(shown.on ? 'value.yes' : 'value.no') : shown.as === 'figure' ? shown.value + shown.unit : known('stateWord', shown.word))
  return (
    <section className="drawer-section" aria-label={t('drawer.state')}>
      <h2>{t('drawer.state')}</h2>
      <dl className="facts-grid">
        {lines.map((line) => (
          <Fact key={line.key} name={known('stateKey', line.key)} length={words(line)} title={line.key}>
            {line.shown.as === 'figure' ? <Figure value={line.shown.value} unit={line.shown.unit} /> : <span className={line.shown.as === 'flag' && !line.shown.on ? 'dim' : ''}>{words(line)}</span>}
          </Fact>
        ))}
      </dl>
    </section>
  )
}
