import type { ImportAnswer } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { count } from '../../../parts/format.js'
import { saveCsv } from '../../../parts/save-file.js'
import { csvOf } from './csv-text.js'

/** More problems than these help nobody at once. */
const SHOWN = 100

/** What an import would do or did, row by row where something is wrong. */
export function ImportReport({ answer }: { answer: ImportAnswer }) {
  const { t } = useTranslation()
  const { dryRun, rows, created, updated, errors, preview, credentials = [] } = answer
  const saveCredentials = (): void => saveCsv('credentials.csv', csvOf([['deviceId', 'protocol', 'externalId', 'username', 'password'], ...credentials.map((one) => [one.deviceId, one.protocol, one.externalId, one.username, one.password])]))
  return (
    <div className="import-report">
      <p className={dryRun ? '' : 'import-done'} role="status">{dryRun ? t('imports.checked', { rows: count(rows), created: count(created), updated: count(updated), errors: count(errors.length) }) : t('imports.done', { created: count(created), updated: count(updated) })}</p>
      {errors.length > 0 && (
        <>
          <p className="field-error">{t('imports.fix')}</p>
          <table className="table import-table" aria-label={t('imports.errors')}>
            <thead><tr><th className="num" style={{ width: 80 }}>{t('imports.row')}</th><th style={{ width: 160 }}>{t('imports.column')}</th><th>{t('imports.problem')}</th></tr></thead>
            <tbody>{errors.slice(0, SHOWN).map((one, index) => <tr key={index}><td className="num">{one.row}</td><td>{one.column}</td><td title={one.code}>{one.message}</td></tr>)}</tbody>
          </table>
        </>
      )}
      {dryRun && errors.length === 0 && preview.length > 0 && (
        <>
          <h3 className="dim">{t('imports.preview', { n: preview.length })}</h3>
          <table className="table import-table" aria-label={t('imports.preview', { n: preview.length })}>
            <thead><tr><th>{t('devices.name')}</th><th>{t('devices.kind')}</th><th>{t('devices.protocol')}</th><th>{t('devices.externalId')}</th><th>{t('devices.plate')}</th></tr></thead>
            <tbody>{preview.map((row, index) => <tr key={index}><td>{row.name}</td><td>{t(`kind.${row.kind}`)}</td><td>{t(`protocol.${row.protocol}`)}</td><td>{row.externalId}</td><td>{row.plate}</td></tr>)}</tbody>
          </table>
        </>
      )}
      {credentials.length > 0 && <p className="import-keys"><span>{t('credentials.all', { n: count(credentials.length) })} · {t('credentials.once')}</span><Button look="primary" onPress={saveCredentials}>{t('credentials.downloadCsv')}</Button></p>}
    </div>
  )
}
