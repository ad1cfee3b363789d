import type { ImportAnswer } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { count } from '../../../parts/format.js'
import { saveCsv } from '../../../parts/save-file.js'
import { devices } from '../../../store/devices.js'
import { ImportPanel } from '../imports/ImportPanel.js'
import { MAX_CSV_BYTES, csvOf } from './csv-text.js'

const TEMPLATE = [
  ['name', 'kind', 'protocol', 'externalId', 'plate', 'squad', 'datum', 'profile', 'lat', 'lon', 'facing', 'note'],
  ['\u6e23\u571f\u8f66 001', 'truck', 'jt808', '013900000001', '\u6d59B12345', '', 'WGS84', 'muck-standard', '', '', '', ''],
  ['\u8def\u53e3\u6444\u50cf\u673a 1', 'camera', 'none', 'cam-0001', '', '', 'WGS84', '', '29.65600', '121.40600', '135', ''],
]

/** Many devices at once from a CSV file; what they sign in with is handed out once. */
export function ImportDevices({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  return (
    <ImportPanel<ImportAnswer>
      title={t('imports.title')} columns={t('imports.columns')} choose={t('imports.choose')} parts={{ row: t('imports.row'), column: t('imports.column') }} accept=".csv,text/csv" maxBytes={MAX_CSV_BYTES} tooLarge={t('imports.tooLarge')}
      onTemplate={() => saveCsv('devices-template.csv', csvOf(TEMPLATE))} send={devices.importCsv} onClose={onDone}
      preview={({ preview }) => (
        <table className="table import-table">
          <thead><tr><th>{t('devices.name')}</th><th>{t('devices.kind')}</th><th>{t('devices.protocol')}</th><th>{t('devices.externalId')}</th><th>{t('devices.plate')}</th></tr></thead>
          <tbody>{preview.map((row, index) => <tr key={index}><td>{row.name}</td><td>{t(`kind.${row.kind}`)}</td><td>{t(`protocol.${row.protocol}`)}</td><td>{row.externalId}</td><td>{row.plate}</td></tr>)}</tbody>
        </table>
      )}
      after={({ credentials }) => credentials && credentials.length > 0 && <NewCredentials all={credentials} />}
    />
  )
}

function NewCredentials({ all }: { all: NonNullable<ImportAnswer['credentials']> }) {
  const { t } = useTranslation()
  const save = (): void => saveCsv('credentials.csv', csvOf([['deviceId', 'protocol', 'externalId', 'username', 'password'], ...all.map((one) => [one.deviceId, one.protocol, one.externalId, one.username, one.password])]))
  return <p className="import-keys"><span>{t('credentials.all', { n: count(all.length) })} · {t('credentials.once')}</span><Button look="primary" onPress={save}>{t('credentials.downloadCsv')}</Button></p>
}
