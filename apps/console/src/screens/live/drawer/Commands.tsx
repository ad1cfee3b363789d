import type { Command, CommandInput, Protocol } from '@watchfloor/shared'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { Toggle } from '../../../parts/Toggle.js'
import { clockTime, dateTime } from '../../../parts/format.js'
import { commands, isRunning } from '../../../store/commands.js'
import { errorKey } from '../../error-key.js'

/** Protocols that have a way back to the device; the hub refuses by itself what one of them does not know. */
const LISTENS: readonly Protocol[] = ['native', 'jt808', 'owntracks']
const READS_TEXT: readonly Protocol[] = ['native', 'jt808']

const wordsOf = (command: Command): string => (command.input.type === 'text' ? command.input.text : command.input.type === 'custom' ? command.input.name : '')

/** What can be asked of it, and what came of what was asked. */
export function Commands({ id, protocol }: { id: string; protocol: Protocol }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const listens = LISTENS.includes(protocol)
  const { data } = useQuery({ ...commands.ofDevice(id), enabled: listens })
  const [text, setText] = useState('')
  const [urgent, setUrgent] = useState(false)
  // Each key waits for itself only: while a terminal is slow to say where it is, it can still be told something.
  const [busy, setBusy] = useState<readonly CommandInput['type'][]>([])
  const [error, setError] = useState<unknown>(null)

  const send = async (input: CommandInput): Promise<void> => {
    setBusy((now) => [...now, input.type])
    setError(null)
    try {
      await commands.send(id, input)
      // Only what was sent is cleared, not what is being written while something else was on its way.
      if (input.type === 'text') {
        setText((now) => (now.trim() === input.text ? '' : now))
        setUrgent(false)
      }
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy((now) => now.filter((type) => type !== input.type))
      void client.invalidateQueries({ queryKey: ['commands', id] })
    }
  }
  if (!listens) return null
  const sent = data?.items ?? []
  return (
    <section className="drawer-section" aria-label={t('drawer.commands')}>
      <h2>{t('drawer.commands')}</h2>
      <div className="drawer-keys"><Button busy={busy.includes('locate')} onPress={() => void send({ type: 'locate' })}>{t('drawer.locate')}</Button></div>
      {READS_TEXT.includes(protocol) && (
        <form className="drawer-text" onSubmit={(event) => { event.preventDefault(); if (text.trim()) void send({ type: 'text', text: text.trim(), ...(urgent ? { urgent } : {}) }) }}>
          <TextInput bare label={t('drawer.text')} placeholder={t('drawer.textPlaceholder')} value={text} onChange={setText} maxLength={500} />
          <Button type="submit" busy={busy.includes('text')} isDisabled={!text.trim()}>{t('action.send')}</Button>
          <Toggle on={urgent} onChange={setUrgent}>{t('drawer.urgent')}</Toggle>
        </form>
      )}
      {error !== null && <p className="field-error" role="alert">{t(errorKey(error))}</p>}
      {sent.length === 0
        ? <p className="dim">{t('drawer.noCommands')}</p>
        : <ul className="drawer-list">
            {sent.map((command) => (
              <li key={command.id} title={`${dateTime(Date.parse(command.createdAt))} · ${command.by}`}>
                <time>{clockTime(Date.parse(command.createdAt))}</time>
                <span className="clip">{t(`commandType.${command.input.type}`)} {wordsOf(command)}</span>
                <span className={`command-${isRunning(command) ? 'running' : command.status === 'done' ? 'done' : 'failed'}`}>{t(`commandStatus.${command.status}`)}</span>
                {command.answer && <span className="drawer-answer dim">{command.answer}</span>}
              </li>
            ))}
          </ul>}
    </section>
  )
}
