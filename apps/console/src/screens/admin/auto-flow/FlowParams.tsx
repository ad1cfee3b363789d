import { FlowSettings } from '@watchfloor/shared'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import type { FlowPart } from './flow-part.js'

/** As typed: the share in per cent, the rest as it is. */
const FACTORS = { sampleShare: 100, lookS: 1, pictureWithinM: 1, maxReworks: 1 } as const
type Name = keyof typeof FACTORS
const NAMES = Object.keys(FACTORS) as Name[]
const typedOf = (settings: FlowSettings): Record<Name, string> => Object.fromEntries(NAMES.map((name) => [name, String(Math.round(settings[name] * FACTORS[name] * 100) / 100)])) as Record<Name, string>

/** How much is sampled for quality, and what a picture and a camera have to show. */
export function FlowParams({ settings, manages, busy, write }: FlowPart) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(() => typedOf(settings))
  useEffect(() => setTyped(typedOf(settings)), [settings])
  const values = Object.fromEntries(NAMES.map((name) => [name, typed[name].trim() === '' ? NaN : Number(typed[name]) / FACTORS[name]])) as Record<Name, number>
  const wrong = (name: Name): boolean => !FlowSettings.shape[name].safeParse(values[name]).success
  const changed = NAMES.some((name) => typed[name] !== typedOf(settings)[name])
  return (
    <form className="flow-params" aria-label={t('flow.params')} noValidate onSubmit={(event) => { event.preventDefault(); if (changed && !NAMES.some(wrong)) void write({ ...settings, ...values }, t('admin.saved')) }}>
      <h2>{t('flow.params')}</h2>
      {NAMES.map((name) => <TextInput key={name} label={t(`flow.${name}`)} hint={t(`flow.${name}Hint`)} value={typed[name]} disabled={!manages} inputMode="decimal" onChange={(value) => setTyped({ ...typed, [name]: value })} error={wrong(name) ? t(`flow.${name}Rule`) : undefined} />)}
      {manages && <span className="form-keys"><Button look="primary" type="submit" busy={busy} isDisabled={!changed || NAMES.some(wrong)}>{t('action.save')}</Button><Button isDisabled={!changed} onPress={() => setTyped(typedOf(settings))}>{t('calendar.discard')}</Button></span>}
    </form>
  )
}
