import type { CodeSet } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { FileButton } from '../../../parts/FileButton.js'
import { TextInput } from '../../../parts/Field.js'
import { count, day } from '../../../parts/format.js'
import { hubNow } from '../../../store/connection.js'
import { categories } from '../../../store/categories.js'
import { ImportFault } from '../imports/import-fault.js'
import { useChange } from '../use-change.js'
import '../imports/import.css'
import { changeOf, readCodeSet } from './code-set-file.js'
import type { SetChange } from './code-set-file.js'

/** More codes than these are only counted. */
const NAMED = 30

/** A whole set from a file: first what it would change, then taken in, with or without becoming the active one. */
export function TakeSet({ active, onDone }: { active: CodeSet; onDone: () => void }) {
  const { t } = useTranslation()
  const { busy, run } = useChange('categories')
  const [set, setSet] = useState<CodeSet | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [id, setId] = useState(`set-${day(hubNow())}`)
  const take = async (file: File): Promise<void> => {
    setFault(null)
    setSet(null)
    try {
      const read = readCodeSet(await file.text(), { id, note: file.name })
      setSet(read)
      setId(read.id)
    } catch (error) {
      if (!(error instanceof ImportFault)) throw error
      setFault(error.message)
    }
  }
  const usable = /^[a-z0-9-]{2,40}$/.test(id)
  const commit = async (activate: boolean): Promise<void> => {
    if (set && await run(() => categories.take({ ...set, id }, activate), t('categories.taken', { id }), activate ? () => categories.activate(active.id) : undefined)) onDone()
  }
  return (
    <section className="import" aria-label={t('categories.importTitle')}>
      <header><h2>{t('categories.importTitle')}</h2><Button look="quiet" onPress={onDone}>{t('action.close')}</Button></header>
      <p className="dim">{t('categories.importColumns')}</p>
      <div className="import-keys">
        <FileButton accept=".json,.csv,text/csv,application/json" primary={!set} onFile={(file) => void take(file)}>{set ? t('imports.again') : t('categories.choose')}</FileButton>
        {set && <TextInput bare label={t('categories.version')} value={id} onChange={setId} maxLength={40} spellCheck={false} error={usable ? undefined : t('categories.versionRule')} />}
        {set && <Button look="primary" busy={busy} isDisabled={!usable} onPress={() => void commit(true)}>{t('categories.takeActive')}</Button>}
        {set && <Button busy={busy} isDisabled={!usable} onPress={() => void commit(false)}>{t('categories.takeOnly')}</Button>}
      </div>
      {fault !== null && <p className="field-error" role="alert">{t('imports.unreadable', { why: fault })}</p>}
      {set && <Change change={changeOf(active, set)} />}
    </section>
  )
}

function Change({ change }: { change: SetChange }) {
  const { t } = useTranslation()
  const lines = [['categories.added', change.added], ['categories.changed', change.changed], ['categories.gone', change.gone]] as const
  return (
    <dl className="facts" role="status">
      {lines.map(([label, codes]) => <div key={label} className="facts-line"><dt>{t(label)}</dt><dd><b>{count(codes.length)}</b> <span className="dim mono">{codes.slice(0, NAMED).join(' ')}{codes.length > NAMED && ' \u2026'}</span></dd></div>)}
    </dl>
  )
}
