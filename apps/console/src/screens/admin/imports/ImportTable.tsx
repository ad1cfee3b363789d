import type { TableImportAnswer } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { saveCsv } from '../../../parts/save-file.js'
import { MAX_CSV_BYTES, csvOf } from '../devices/csv-text.js'
import { ImportPanel } from './ImportPanel.js'
import { PreviewTable } from './PreviewTable.js'

interface ImportTableProps {
  title: string
  /** Which columns there are and what stands in them. */
  columns: string
  /** A file to begin with: its name, its head and a row or two. */
  template: { name: string; rows: readonly (readonly string[])[] }
  send: (csv: Blob, dryRun: boolean) => Promise<TableImportAnswer>
  onDone: () => void
}

/** A table from a CSV file; the preview shows the rows as the hub understood them. */
export function ImportTable({ title, columns, template, send, onDone }: ImportTableProps) {
  const { t } = useTranslation()
  return (
    <ImportPanel<TableImportAnswer>
      title={title} columns={columns} choose={t('imports.choose')} parts={{ row: t('imports.row'), column: t('imports.column') }} accept=".csv,text/csv" maxBytes={MAX_CSV_BYTES} tooLarge={t('imports.tooLarge')}
      onTemplate={() => saveCsv(template.name, csvOf(template.rows))} send={send} onClose={onDone}
      preview={({ preview }) => <PreviewTable rows={preview} />}
    />
  )
}
