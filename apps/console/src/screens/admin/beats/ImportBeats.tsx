import type { BeatImportAnswer } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../../../parts/save-file.js'
import { beats } from '../../../store/beats.js'
import { readFeatureCollection } from '../areas/feature-collection.js'
import { corners } from '../areas/geometry.js'
import { ImportPanel } from '../imports/ImportPanel.js'
import { Outline } from '../shape/Outline.js'
import { readPostTable } from './beat-table.js'
import { PostGlyph } from './PostGlyph.js'

/** As the hub takes it. */
const MAX_BYTES = 20 * 1024 * 1024
const TEMPLATE = {
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { name: '\u57ce\u4e1c\u5de1\u533a', squad: '' }, geometry: { type: 'Polygon', coordinates: [[[121.4, 29.65], [121.41, 29.65], [121.41, 29.66], [121.4, 29.66], [121.4, 29.65]]] } },
    { type: 'Feature', properties: { name: '\u4e8c\u5c0f\u62a4\u5b66\u5c97', squad: '', radiusM: 60 }, geometry: { type: 'Point', coordinates: [121.405, 29.655] } },
  ],
}
const isTable = (file: File): boolean => /\.csv$/i.test(file.name) || file.type === 'text/csv'

/** Beats from one file: outlines and points as GeoJSON, or posts alone as a table. */
export function ImportBeats({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const send = async (file: File, dryRun: boolean): Promise<BeatImportAnswer> => {
    const text = await file.text()
    if (!isTable(file)) return beats.importAll(readFeatureCollection(text), dryRun)
    const answer = await beats.importAll(readPostTable(text), dryRun)
    // The heading is a table's first row.
    return { ...answer, errors: answer.errors.map((error) => ({ ...error, row: error.row + 1 })) }
  }
  return (
    <ImportPanel<BeatImportAnswer>
      title={t('beats.importTitle')} columns={t('beats.importColumns')} choose={t('beats.importChoose')} parts={{ row: t('beats.row'), column: t('areas.property') }} accept=".json,.geojson,.csv,application/geo+json,text/csv" maxBytes={MAX_BYTES} tooLarge={t('areas.tooLarge')}
      onTemplate={() => saveFile('beats-template.geojson', JSON.stringify(TEMPLATE, null, 2), 'application/geo+json')} send={send} onClose={onDone}
      preview={({ preview }) => (
        <table className="table import-table">
          <thead><tr><th style={{ width: 64 }}>{t('areas.shape')}</th><th>{t('beats.name')}</th><th>{t('duty.squad')}</th><th>{t('beats.place')}</th></tr></thead>
          <tbody>{preview.map(({ name, squadName, place }) => (
            <tr key={name}>
              <td>{place.type === 'post' ? <PostGlyph /> : <Outline geometry={place.geometry} />}</td>
              <td>{name}</td><td>{squadName ?? t('beats.anySquad')}</td><td>{place.type === 'post' ? t('beats.postOf', { m: place.radiusM }) : t('beats.areaOf', { n: corners(place.geometry) })}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
    />
  )
}
