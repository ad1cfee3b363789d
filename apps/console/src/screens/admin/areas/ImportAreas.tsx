import type { AreaImportAnswer } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../../../parts/save-file.js'
import { areaShapes, areas, loadAreas } from '../../../store/areas.js'
import { ImportPanel } from '../imports/ImportPanel.js'
import { useSquads } from '../use-squads.js'
import { readFeatureCollection } from './feature-collection.js'
import { corners, outline } from './geometry.js'

/** As the hub takes it. */
const MAX_BYTES = 20 * 1024 * 1024
const SIZE = 24
const TEMPLATE = {
  type: 'FeatureCollection',
  features: [{
    type: 'Feature', properties: { name: '\u7f51\u683c 001', level: 'duty', squad: '' },
    geometry: { type: 'Polygon', coordinates: [[[121.4, 29.65], [121.41, 29.65], [121.41, 29.66], [121.4, 29.66], [121.4, 29.65]]] },
  }],
}

/** The outlines of a whole city from one GeoJSON file. */
export function ImportAreas({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const squads = useSquads()
  return (
    <ImportPanel<AreaImportAnswer>
      title={t('areas.importTitle')} columns={t('areas.importColumns')} choose={t('areas.importChoose')} parts={{ row: t('areas.feature'), column: t('areas.property') }} accept=".json,.geojson,application/geo+json" maxBytes={MAX_BYTES} tooLarge={t('areas.tooLarge')}
      onTemplate={() => saveFile('areas-template.geojson', JSON.stringify(TEMPLATE, null, 2), 'application/geo+json')}
      send={async (file, dryRun) => areas.importAll(readFeatureCollection(await file.text()), dryRun)}
      onImported={() => { if (areaShapes.getState().state !== 'idle') void loadAreas() }}
      onClose={onDone}
      preview={({ preview }) => (
        <table className="table import-table">
          <thead><tr><th style={{ width: 64 }}>{t('areas.shape')}</th><th>{t('areas.name')}</th><th>{t('areas.level')}</th><th>{t('areas.squad')}</th><th className="num">{t('areas.corners')}</th></tr></thead>
          <tbody>{preview.map(({ name, level, squadId, geometry }, index) => (
            <tr key={index}>
              <td><svg width={SIZE} height={SIZE} viewBox={`-1 -1 ${SIZE + 2} ${SIZE + 2}`} fill="none" stroke="var(--normal)" strokeWidth="1.3" fillRule="evenodd" aria-hidden="true"><path d={outline(geometry, SIZE)} /></svg></td>
              <td>{name}</td><td>{t(`areas.levels.${level}`)}</td><td>{squads.nameOf(squadId)}</td><td className="num">{corners(geometry)}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
    />
  )
}
