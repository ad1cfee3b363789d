import type { Reporter } from '@watchfloor/shared'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { tellReporter } from '../../../store/tell-reporter.js'
import { say } from '../../../store/toasts.js'
import { errorKey } from '../../error-key.js'
import { Choices } from './Choices.js'

const WAYS = ['phone', 'message', 'person'] as const
/** What the hub keeps of how (`ToldInput`), less the way itself. */
const MOST = 180

/** Asks by which way somebody was answered, and what was said: numbers choose, Enter sends, Esc goes back. */
export function ToldForm({ incidentId, reporter, onEnd }: { incidentId: string; reporter: Reporter; onEnd: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const root = useRef<HTMLFormElement>(null)
  const [way, setWay] = useState('')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => root.current?.focus(), [])

  const send = async (): Promise<void> => {
    if (way === '' || busy) return
    setBusy(true)
    setError(null)
    try {
      await tellReporter(reporter.incidentId, note.trim() === '' ? way : t('reporters.how', { way, note: note.trim() }))
      say('done', t('reporters.done', { number: reporter.number }))
      // The story has a line more, and the answered state is shown.
      await client.invalidateQueries({ queryKey: ['incident', incidentId] })
      onEnd()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const tag = (event.target as HTMLElement).tagName
    const number = tag === 'INPUT' ? -1 : Number(event.key) - 1
    if (event.key === 'Escape') onEnd()
    else if (event.key === 'Enter' && tag !== 'BUTTON') void send()
    else if (WAYS[number] !== undefined) setWay(t(`reporters.way.${WAYS[number]}`))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form ref={root} className="action-form" tabIndex={-1} aria-label={t('reporters.tell')} onKeyDown={press} onSubmit={(event) => { event.preventDefault(); void send() }}>
      <Choices label={t('reporters.ways')} options={WAYS.map((name) => ({ value: t(`reporters.way.${name}`), label: t(`reporters.way.${name}`) }))} chosen={way} numbered onChoose={setWay} />
      <TextInput label={t('reporters.note')} value={note} maxLength={MOST} onChange={setNote} />
      {error != null && <p className="field-error" role="alert">{t(errorKey(error))}</p>}
      <footer>
        <Button type="submit" look="primary" busy={busy} isDisabled={way === ''}>{t('ask.send')}<kbd aria-hidden="true">{'\u23ce'}</kbd></Button>
        <Button look="quiet" onPress={onEnd}>{t('action.cancel')}<kbd aria-hidden="true">Esc</kbd></Button>
      </footer>
    </form>
  )
}
