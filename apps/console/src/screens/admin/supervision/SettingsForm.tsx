import type { SuperviseSettings, SuperviseSettingsAnswer } from '@watchfloor/shared'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput, TextInput } from '../../../parts/Field.js'
import { shortTime } from '../../../parts/format.js'
import { supervision } from '../../../store/supervise/supervision.js'
import { useNames } from '../../cases/use-names.js'
import { useHubClock } from '../../use-store.js'
import { useChange } from '../use-change.js'
import { FIELDS, USUAL, rangeOf, readTyped, typedOf } from './settings-fields.js'
import type { FieldName } from './settings-fields.js'

/** Every threshold with what it means, its unit, how it comes, and who changed it last. */
export function SettingsForm({ settings, changes, manages }: SuperviseSettingsAnswer & { manages: boolean }) {
  const { t } = useTranslation()
  const now = useHubClock()
  const names = useNames()
  const { busy, run } = useChange('supervision', 'supervise')
  const [typed, setTyped] = useState(() => typedOf(settings))
  useEffect(() => setTyped(typedOf(settings)), [settings])
  const read = readTyped(typed)
  const changed = JSON.stringify(typed) !== JSON.stringify(typedOf(settings))
  const save = (next: SuperviseSettings): void => void run(() => supervision.write(next), t('admin.saved'), () => supervision.write(settings))
  const history = (name: FieldName | 'category'): string => {
    const change = changes[name]
    return change ? t('supervision.changed', { time: shortTime(Date.parse(change.at), now), by: change.by }) : t('supervision.asItComes')
  }
  const wrongOf = (name: FieldName): string | undefined => {
    const why = read.wrong[name]
    const { least, most } = rangeOf(name)
    return why === 'range' ? t('supervision.range', { least, most }) : why === 'order' ? t('supervision.order') : undefined
  }
  return (
    <form aria-label={t('supervision.settings')} noValidate onSubmit={(event) => { event.preventDefault(); if (changed && read.settings && !busy) save(read.settings) }}>
      <table className="table settings-table">
        <thead><tr><th>{t('supervision.name')}</th><th>{t('supervision.value')}</th><th>{t('supervision.unit')}</th><th className="num">{t('supervision.usual')}</th><th>{t('supervision.last')}</th></tr></thead>
        <tbody>
          {FIELDS.map(([name, unit]) => (
            <tr key={name} data-own={settings[name] !== USUAL[name]}>
              <th scope="row"><b>{t(`supervision.${name}`)}</b><span className="dim">{t(`supervision.${name}What`)}</span></th>
              <td><TextInput bare label={t(`supervision.${name}`)} value={typed[name]} disabled={!manages} inputMode="decimal" onChange={(value) => setTyped({ ...typed, [name]: value })} error={wrongOf(name)} /></td>
              <td>{t(`supervision.units.${unit}`)}</td>
              <td className="num">{USUAL[name]}</td>
              <td className="dim">{history(name)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row"><b>{t('supervision.category')}</b><span className="dim">{t('supervision.categoryWhat')}</span></th>
            <td colSpan={2}><SelectInput bare label={t('supervision.category')} value={typed.category} disabled={!manages} onChange={(category) => setTyped({ ...typed, category })} choices={categoriesWith(typed.category, names.categories.map(({ code }) => code)).map((code) => ({ value: code, label: `${code} ${names.category(code)}` }))} /></td>
            <td className="num">{USUAL.category}</td>
            <td className="dim">{history('category')}</td>
          </tr>
        </tbody>
      </table>
      {manages && (
        <div className="form-keys">
          <Button look="primary" type="submit" busy={busy} isDisabled={!changed || read.settings === null}>{t('action.save')}</Button>
          <Button isDisabled={!changed} onPress={() => setTyped(typedOf(settings))}>{t('calendar.discard')}</Button>
          <Button look="quiet" isDisabled={JSON.stringify(typed) === JSON.stringify(typedOf(USUAL))} onPress={() => setTyped(typedOf(USUAL))}>{t('supervision.allUsual')}</Button>
        </div>
      )}
    </form>
  )
}

/** The chosen one is among the choices even before they are read. */
const categoriesWith = (chosen: string, codes: readonly string[]): readonly string[] => (codes.includes(chosen) ? codes : [chosen, ...codes])
