import type { AreaImportAnswer, BeatImportAnswer, ImportAnswer, TableImportAnswer } from '@watchfloor/shared'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DragEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { FileButton } from '../../../parts/FileButton.js'
import { count } from '../../../parts/format.js'
import { errorKey } from '../../error-key.js'
import { ImportErrors } from './ImportErrors.js'
import { ImportFault } from './import-fault.js'
import './import.css'

type Answer = ImportAnswer | AreaImportAnswer | BeatImportAnswer | TableImportAnswer

interface ImportPanelProps<A extends Answer> {
  title: string
  /** What the file must hold. */
  columns: string
  choose: string
  /** What its parts are called: a row with columns, a feature with properties. */
  parts: { row: string; column: string }
  /** For the file dialog. */
  accept: string
  maxBytes: number
  tooLarge: string
  onTemplate: () => void
  /** May throw an `ImportFault` for a file that is not even sent. */
  send: (file: File, dryRun: boolean) => Promise<A>
  onImported?: () => void
  onClose: () => void
  preview: (answer: A) => ReactNode
  /** What is shown once after it was done. */
  after?: (answer: A) => ReactNode
}

/** First what a file would do, with every problem by row; only then for real, all rows or none. */
export function ImportPanel<A extends Answer>({ title, columns, choose, parts, accept, maxBytes, tooLarge, onTemplate, send, onImported, onClose, preview, after }: ImportPanelProps<A>) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [answer, setAnswer] = useState<A | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  const run = async (chosen: File, dryRun: boolean): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      setAnswer(await send(chosen, dryRun))
      if (dryRun) return
      await client.invalidateQueries()
      onImported?.()
    } catch (failure) {
      setError(failure instanceof ImportFault ? t('imports.unreadable', { why: failure.message }) : t(errorKey(failure)))
    } finally {
      setBusy(false)
    }
  }
  const take = async (chosen: File): Promise<void> => {
    setAnswer(null)
    setFile(chosen)
    if (chosen.size > maxBytes) return setError(tooLarge)
    await run(chosen, true)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    const dropped = event.dataTransfer.files[0]
    if (dropped) void take(dropped)
  }
  const ready = answer?.dryRun === true && answer.errors.length === 0 && answer.rows > 0
  return (
    <section className="import" aria-label={title} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <header><h2>{title}</h2><Button look="quiet" onPress={onClose}>{t('action.close')}</Button></header>
      <p className="dim">{columns}</p>
      <div className="import-keys">
        {ready && file && <Button look="primary" busy={busy} onPress={() => void run(file, false)}>{t('imports.commit', { n: count(answer.rows) })}</Button>}
        <FileButton accept={accept} primary={!answer} onFile={(chosen) => void take(chosen)}>{file ? t('imports.again') : choose}</FileButton>
        <span className="dim">{file ? file.name : t('imports.drop')}</span>
        <Button look="quiet" onPress={onTemplate}>{t('imports.template')}</Button>
      </div>
      {busy && <p role="status">{answer ? t('imports.committing') : t('imports.checking')}</p>}
      {error && <p className="field-error" role="alert">{error}</p>}
      {answer && <Report answer={answer} parts={parts}>
        {answer.dryRun && answer.errors.length === 0 && answer.preview.length > 0 && <><h3 className="dim">{t('imports.preview', { n: answer.preview.length })}</h3>{preview(answer)}</>}
        {!answer.dryRun && after?.(answer)}
      </Report>}
    </section>
  )
}

interface ReportProps {
  answer: Answer
  parts: { row: string; column: string }
  children: ReactNode
}

function Report({ answer: { dryRun, rows, created, updated, errors }, parts, children }: ReportProps) {
  const { t } = useTranslation()
  return (
    <div className="import-report">
      <p className={dryRun ? '' : 'import-done'} role="status">{dryRun ? t('imports.checked', { rows: count(rows), created: count(created), updated: count(updated), errors: count(errors.length) }) : t('imports.done', { created: count(created), updated: count(updated) })}</p>
      {errors.length > 0 && <ImportErrors errors={errors} parts={parts} />}
      {children}
    </div>
  )
}
