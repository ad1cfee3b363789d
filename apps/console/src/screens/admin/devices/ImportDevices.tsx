import type { ImportAnswer } from '@watchfloor/shared'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { FileButton } from '../../../parts/FileButton.js'
import { count } from '../../../parts/format.js'
import { saveCsv } from '../../../parts/save-file.js'
import { devices } from '../../../store/devices.js'
import { errorKey } from '../../error-key.js'
import { ImportReport } from './ImportReport.js'
import { MAX_CSV_BYTES, csvOf } from './csv-text.js'
import './import.css'

const TEMPLATE = [
  ['name', 'kind', 'protocol', 'externalId', 'plate', 'squad', 'datum', 'profile', 'lat', 'lon', 'note'],
  ['\u6e23\u571f\u8f66 001', 'truck', 'jt808', '013900000001', '\u6d59B12345', '', 'WGS84', 'muck-standard', '', '', ''],
  ['\u8def\u53e3\u6444\u50cf\u673a 1', 'camera', 'none', 'cam-0001', '', '', 'WGS84', '', '29.65600', '121.40600', ''],
]

/** First what it would do, with every problem by row; only then for real, all rows or none. */
export function ImportDevices({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [answer, setAnswer] = useState<ImportAnswer | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  const send = async (csv: File, dryRun: boolean): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      setAnswer(await devices.importCsv(csv, dryRun))
      if (!dryRun) await client.invalidateQueries()
    } catch (failure) {
      setError(t(errorKey(failure)))
    } finally {
      setBusy(false)
    }
  }
  const take = async (chosen: File): Promise<void> => {
    setAnswer(null)
    if (chosen.size > MAX_CSV_BYTES) return setError(t('imports.tooLarge'))
    setFile(chosen)
    await send(chosen, true)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    const dropped = event.dataTransfer.files[0]
    if (dropped) void take(dropped)
  }
  const ready = answer?.dryRun === true && answer.errors.length === 0 && answer.rows > 0
  return (
    <section className="import" aria-label={t('imports.title')} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <header><h2>{t('imports.title')}</h2><Button look="quiet" onPress={onDone}>{t('action.close')}</Button></header>
      <p className="dim">{t('imports.columns')}</p>
      <div className="import-keys">
        {ready && file && <Button look="primary" busy={busy} onPress={() => void send(file, false)}>{t('imports.commit', { n: count(answer.rows) })}</Button>}
        <FileButton accept=".csv,text/csv" primary={!answer} onFile={(chosen) => void take(chosen)}>{file ? t('imports.again') : t('imports.choose')}</FileButton>
        <span className="dim">{file ? file.name : t('imports.drop')}</span>
        <Button look="quiet" onPress={() => saveCsv('devices-template.csv', csvOf(TEMPLATE))}>{t('imports.template')}</Button>
      </div>
      {busy && <p role="status">{answer ? t('imports.committing') : t('imports.checking')}</p>}
      {error && <p className="field-error" role="alert">{error}</p>}
      {answer && <ImportReport answer={answer} />}
    </section>
  )
}
