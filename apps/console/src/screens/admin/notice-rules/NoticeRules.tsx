import { EVIDENCE_ROLES, ParkingNoticeRules } from '@watchfloor/shared'
import type { EvidenceRole } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { Notice } from '../../../parts/Notice.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { noticeRules } from '../../../store/intake.js'
import { errorKey } from '../../error-key.js'
import { useChange } from '../use-change.js'

/** The figures of the rules as they are typed, each in the unit that people say it in. */
const FIGURES = { minPhotos: 1, minSpacingMs: 60_000, maxSpacingMs: 60_000, maxAccuracyM: 1, maxApartM: 1, maxClockOffsetMs: 1000 } as const satisfies Partial<Record<keyof ParkingNoticeRules, number>>
type Figure = keyof typeof FIGURES
const FIGURE_NAMES = Object.keys(FIGURES) as Figure[]
const typedOf = (rules: ParkingNoticeRules): Record<Figure, string> => Object.fromEntries(FIGURE_NAMES.map((name) => [name, String(rules[name] / FIGURES[name])])) as Record<Figure, string>

/** What this city asks of a parking notice: the phone says live what is missing of it, the hub judges by it. */
export function NoticeRules() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(noticeRules.read)
  const { busy, run } = useChange('notice-rules')
  const [typed, setTyped] = useState<Record<Figure, string> | null>(null)
  const [roles, setRoles] = useState<readonly EvidenceRole[]>([])
  const kept = data?.rules
  useEffect(() => {
    if (!kept) return
    setTyped(typedOf(kept))
    setRoles(kept.roles)
  }, [kept])
  if (error && !data) return <Notice tone="error" title={t('state.error')} action={<Button onPress={() => void refetch()}>{t('action.retry')}</Button>}>{t(errorKey(error))}</Notice>
  if (!kept || !typed) return <Skeleton rows={8} />
  const read = ParkingNoticeRules.safeParse({ ...Object.fromEntries(FIGURE_NAMES.map((name) => [name, typed[name].trim() === '' ? NaN : Math.round(Number(typed[name]) * FIGURES[name])])), roles })
  const wrong = new Set(read.success ? [] : read.error.issues.map(({ path }) => path[0]))
  const changed = read.success && JSON.stringify(read.data) !== JSON.stringify({ ...kept, roles: [...kept.roles] })
  const save = async (): Promise<void> => { if (read.success) await run(() => noticeRules.write(read.data), t('admin.saved'), () => noticeRules.write(kept)) }
  const toggle = (role: EvidenceRole): void => setRoles(roles.includes(role) ? roles.filter((other) => other !== role) : EVIDENCE_ROLES.filter((one) => one === role || roles.includes(one)))
  return (
    <div className="admin-scroll batch">
      <form className="form" aria-label={t('admin.noticeRules')} noValidate onSubmit={(event) => { event.preventDefault(); if (changed && !busy) void save() }}>
        <p className="wide dim">{t('noticeRules.text')}</p>
        {FIGURE_NAMES.map((name) => <TextInput key={name} label={t(`noticeRules.${name}`)} value={typed[name]} onChange={(value) => setTyped({ ...typed, [name]: value })} inputMode="decimal" error={wrong.has(name) ? t(name === 'maxSpacingMs' ? 'noticeRules.spacingRule' : 'error.input.invalid') : undefined} />)}
        <fieldset className="wide check-row"><legend className="field-label">{t('noticeRules.roles')}</legend>
          {EVIDENCE_ROLES.map((role) => <label key={role}><input type="checkbox" checked={roles.includes(role)} onChange={() => toggle(role)} />{t(`evidence.role.${role}`)}</label>)}
        </fieldset>
        <div className="form-keys">
          <Button look="primary" type="submit" busy={busy} isDisabled={!changed}>{t('action.save')}</Button>
          <Button isDisabled={!changed && read.success} onPress={() => { setTyped(typedOf(kept)); setRoles(kept.roles) }}>{t('calendar.discard')}</Button>
        </div>
      </form>
    </div>
  )
}
