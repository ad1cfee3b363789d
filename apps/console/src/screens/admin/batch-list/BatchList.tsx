import type { ListImportAnswer } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '../../../parts/Button.js'
import { TextArea } from '../../../parts/Field.js'
import { FileButton } from '../../../parts/FileButton.js'
import { count } from '../../../parts/format.js'
import { saveCsv } from '../../../parts/save-file.js'
import { batchList } from '../../../store/intake.js'
import { HubError } from '../../../store/session.js'
import { useNames } from '../../cases/use-names.js'
import { errorKey } from '../../error-key.js'
import { csvOf } from '../devices/csv-text.js'
import { ImportErrors } from '../imports/ImportErrors.js'
import { readAnswer } from './read-answer.js'
import './batch-list.css'

/** As the hub takes it. */
const MAX_BYTES = 2 * 1024 * 1024
const TEMPLATE = [['category', 'lat', 'lon', 'description', 'address', 'priority', 'reportedBy', 'occurredAt'], ['0101', '29.97', '121.22', '\u5e97\u5916\u7ecf\u8425\uff0c\u5360\u9053\u7ea6 3 \u7c73', '\u5357\u96f7\u5357\u8def 128 \u53f7', 'P3', '', '2026-11-22 09:30']]

/** Many reports at once: pasted from a sheet or from a file; first looked through row by row, then all of them reported or none. */
export function BatchList() {
  const { t } = useTranslation()
  const names = useNames()
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [answer, setAnswer] = useState<ListImportAnswer | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const body = (): Blob => file ?? new Blob([text], { type: 'text/csv' })
  const empty = file === null && text.trim() === ''
  const run = async (csv: Blob, dryRun: boolean): Promise<void> => {
    if (csv.size > MAX_BYTES) return setError(t('batchList.tooLarge'))
    setBusy(true)
    setError(null)
    try {
      setAnswer(await batchList.report(csv, dryRun))
    } catch (failure) {
      // What became wrong between looking and reporting is told by row as well.
      const refused = failure instanceof HubError && failure.code === 'import.has_errors' ? readAnswer(failure.details) : null
      if (refused) setAnswer({ ...refused, dryRun: true })
      else setError(t(errorKey(failure)))
    } finally {
      setBusy(false)
    }
  }
  const change = (value: string): void => {
    setText(value)
    setFile(null)
    setAnswer(null)
    setError(null)
  }
  const choose = (chosen: File): void => {
    change('')
    setFile(chosen)
    void run(chosen, true)
  }
  const done = answer !== null && !answer.dryRun
  const ready = answer?.dryRun === true && answer.errors.length === 0 && answer.rows > 0
  const again = (): void => change('')
  return (
    <div className="admin-scroll batch">
      <section aria-label={t('admin.batchList')}>
        <h1>{t('batchList.title')}</h1>
        <p className="dim">{t('batchList.columns')}</p>
        {!done && (
          <>
            <TextArea label={t('batchList.paste')} value={text} onChange={change} rows={8} spellCheck={false} placeholder={TEMPLATE[1]!.join('\t')} />
            <div className="import-keys">
              <Button look={ready ? 'plain' : 'primary'} busy={busy && answer === null} isDisabled={empty} onPress={() => void run(body(), true)}>{t('batchList.check')}</Button>
              <FileButton accept=".csv,.txt,.tsv,text/csv,text/plain" onFile={choose}>{t('imports.choose')}</FileButton>
              {file && <span>{file.name}</span>}
              <Button look="quiet" onPress={() => saveCsv('problem-list-template.csv', csvOf(TEMPLATE))}>{t('imports.template')}</Button>
            </div>
          </>
        )}
        {error && <p className="field-error" role="alert">{error}</p>}
        {answer && (
          <div className="import-report">
            <p role="status" className={done ? 'import-done' : ''}>{done ? t('batchList.done', { n: count(answer.created) }) : t('batchList.checked', { rows: count(answer.rows), errors: count(answer.errors.length) })}</p>
            {answer.errors.length > 0 && <ImportErrors errors={answer.errors} parts={{ row: t('imports.row'), column: t('imports.column') }} />}
            {ready && <div className="import-keys"><Button look="primary" busy={busy} onPress={() => void run(body(), false)}>{t('batchList.report', { n: count(answer.rows) })}</Button></div>}
            {!done && answer.preview.length > 0 && (
              <table className="table import-table" aria-label={t('imports.preview', { n: answer.preview.length })}>
                <thead><tr><th>{t('desk.priority')}</th><th>{t('report.category')}</th><th>{t('report.description')}</th><th>{t('report.place')}</th></tr></thead>
                <tbody>{answer.preview.map((row, index) => <tr key={index}><td>{row.priority ?? ''}</td><td>{names.category(row.category)}</td><td title={row.description}>{row.description}</td><td>{row.address ?? `${row.lat.toFixed(5)}, ${row.lon.toFixed(5)}`}</td></tr>)}</tbody>
              </table>
            )}
            {done && <ul className="batch-made">{answer.incidents.map(({ id, number }) => <li key={id}><Link to={`/dispatch?case=${id}`}>{number}</Link></li>)}</ul>}
            {done && <div className="import-keys"><Button onPress={again}>{t('batchList.another')}</Button></div>}
          </div>
        )}
      </section>
    </div>
  )
}
