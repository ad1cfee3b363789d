import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import { reference } from '../../../store/reference.js'
import type { FlowPart } from './flow-part.js'

/** Who is sent to look at places, to verify and to check: their tasks appear on their phones. */
export function Checkers({ settings, manages, busy, write }: FlowPart) {
  const { t } = useTranslation()
  const { data } = useQuery(reference.colleagues)
  const { data: people } = useQuery(reference.people)
  const nameOf = (id: string): string => people?.items.find((person) => person.id === id)?.name ?? id.slice(0, 8)
  const put = (checkers: string[], said: string): void => void write({ ...settings, checkers }, said)
  const free = (data?.items ?? []).filter(({ id, role }) => role === 'officer' && !settings.checkers.includes(id))
  return (
    <section aria-label={t('flow.checkers')} className="flow-params">
      <h2>{t('flow.checkers')}</h2>
      <p className="dim">{t('flow.checkersHint')}</p>
      {settings.checkers.length === 0 ? <p className="flow-bad">{'\u25c6'} {t('flow.noCheckers')}</p> : (
        <ul className="chips">
          {settings.checkers.map((id) => <li key={id}>{nameOf(id)}{manages && <Button look="quiet" square className="button-small" isDisabled={busy} aria-label={t('routing.leaveOut', { name: nameOf(id) })} onPress={() => put(settings.checkers.filter((other) => other !== id), t('admin.removed', { name: nameOf(id) }))}><Icon name="close" size={12} /></Button>}</li>)}
        </ul>
      )}
      {manages && <SelectInput label={t('flow.addChecker')} value="" disabled={busy} onChange={(id) => { if (id) put([...settings.checkers, id], t('flow.checkerAdded', { name: nameOf(id) })) }} choices={[{ value: '', label: t('flow.chooseChecker') }, ...free.map(({ id, name }) => ({ value: id, label: name }))]} />}
    </section>
  )
}
