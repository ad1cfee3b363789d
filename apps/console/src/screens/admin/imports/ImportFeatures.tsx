import type { AreaImportInput, TableImportAnswer } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../../../parts/save-file.js'
import { readFeatureCollection } from '../areas/feature-collection.js'
import { ImportPanel } from './ImportPanel.js'
import { PreviewTable } from './PreviewTable.js'

/** As the hub takes it. */
const MAX_BYTES = 20 * 1024 * 1024

interface ImportFeaturesProps {
  title: string
  /** Which properties there are and what stands in them. */
  properties: string
  /** A file to begin with: its name, and the properties of its one feature. */
  template: { name: string; properties: Record<string, string> }
  send: (input: AreaImportInput, dryRun: boolean) => Promise<TableImportAnswer>
  onDone: () => void
}

/** Outlines with their properties from one GeoJSON file. */
export function ImportFeatures({ title, properties, template, send, onDone }: ImportFeaturesProps) {
  const { t } = useTranslation()
  const example = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: template.properties, geometry: { type: 'Polygon', coordinates: [[[121.4, 29.65], [121.41, 29.65], [121.41, 29.66], [121.4, 29.66], [121.4, 29.65]]] } }] }
  return (
    <ImportPanel<TableImportAnswer>
      title={title} columns={properties} choose={t('areas.importChoose')} parts={{ row: t('areas.feature'), column: t('areas.property') }} accept=".json,.geojson,application/geo+json" maxBytes={MAX_BYTES} tooLarge={t('areas.tooLarge')}
      onTemplate={() => saveFile(template.name, JSON.stringify(example, null, 2), 'application/geo+json')}
      send={async (file, dryRun) => send(readFeatureCollection(await file.text()), dryRun)} onClose={onDone} preview={({ preview }) => <PreviewTable rows={preview} />}
    />
  )
}
