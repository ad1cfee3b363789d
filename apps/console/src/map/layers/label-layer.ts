import type { Feature, Point } from 'geojson'
import type { GeoJSONSource } from 'maplibre-gl'
import { hubNow } from '../../store/connection.js'
import { layers } from '../../store/layers.js'
import { selection } from '../../store/selection.js'
import { isFixed } from '../../store/units.js'
import type { Unit } from '../../store/units.js'
import { css } from '../engine/colors.js'
import { latOf, lonOf } from '../engine/mercator.js'
import { FONTS } from '../engine/names.js'
import type { LayerContext, MapLayer } from './layer.js'
import { NOTHING, Own } from './own.js'
import { diffLabels, isEmpty } from './units/label-diff.js'
import type { Label, LabelDiff } from './units/label-diff.js'
import { placeLabels } from './units/label-place.js'
import type { Candidate } from './units/label-place.js'
import { labelText } from './units/label-text.js'

const LABELS = 'wf-labels'
const MIN_ZOOM = 14
/** What stands still for years is named later: among hundreds of cameras the names of those who move would be lost. */
const FIXED_MIN_ZOOM = 16
const MOST = 300
/** More than this many units in view are a crowd: naming some of them says nothing. */
const CROWD = 600
const EVERY_MS = 500

const feature = ({ id, lon, lat, text, tone, rank }: Label): Feature =>
  ({ type: 'Feature', id, geometry: { type: 'Point', coordinates: [lon, lat] }, properties: { text, tone, rank } })

const toneOf = (unit: Unit, selectedId: string | null): Label['tone'] =>
  unit.id === selectedId ? 'selected' : unit.alarm ? 'alarm' : unit.presence === 'online' ? 'normal' : 'stale'
const RANK: Readonly<Record<Label['tone'], number>> = { selected: 0, alarm: 1, normal: 2, stale: 3 }

/** Names of the units that stand alone in view, placed by the engine so that they never cover each other. */
export const labelLayer: MapLayer = {
  id: LABELS,
  mount(context) {
    const { map, engine, tokens } = context
    const own = new Own(map)
    own.source(LABELS, { type: 'geojson', data: NOTHING, buffer: 0, tolerance: 0, maxzoom: 14 })
    own.layer({
      id: LABELS, type: 'symbol', source: LABELS,
      layout: {
        'text-field': ['get', 'text'], 'text-font': FONTS, 'text-size': 14, 'text-line-height': 1.2, 'text-anchor': 'top', 'text-offset': [0, 0.85],
        'symbol-sort-key': ['get', 'rank'], 'text-max-width': 40,
        // Placed by us (units/label-place.ts): the engine would choose anew at each step, and its own names would give way to ours and come back.
        'text-allow-overlap': true, 'text-ignore-placement': true,
      },
      paint: {
        'text-color': ['match', ['get', 'tone'], 'selected', css(tokens.ink), 'alarm', css(tokens.ink), 'stale', css(tokens['ink-3']), css(tokens['ink-2'])],
        'text-halo-color': css(tokens.ground, 0.92), 'text-halo-width': 1.4,
      },
    })
    let held = new Map<number, Label>()
    const push = (): void => {
      const is = wanted(context, held)
      const diff = diffLabels(held, is)
      if (isEmpty(diff)) return
      held = is
      const source = map.getSource(LABELS) as GeoJSONSource | undefined
      if (engine === 'maplibre') void source?.updateData(asUpdate(diff))
      else source?.setData({ type: 'FeatureCollection', features: [...is.values()].map(feature) })
    }
    const timer = setInterval(push, EVERY_MS)
    map.on('moveend', push)
    const leave = layers.subscribe(push)
    push()
    return () => {
      clearInterval(timer)
      map.off('moveend', push)
      leave()
      own.remove()
    }
  },
}

/** The labels for this view: the selected unit always, the others from the street's zoom on, as many as find a place. */
function wanted({ map, scene }: LayerContext, held: ReadonlyMap<number, Label>): Map<number, Label> {
  const { selectedId } = selection.getState()
  const found: Candidate[] = []
  const glyphs: [number, number][] = []
  const now = performance.now()
  const hub = hubNow()
  const { width, height } = map.getCanvas().getBoundingClientRect()
  const { table } = scene
  const fixedToo = map.getZoom() >= FIXED_MIN_ZOOM
  const take = (row: number): boolean => {
    const unit = table.units[row] as Unit
    const [lon, lat] = [lonOf(table.drawnX(row, now)), latOf(table.drawnY(row, now))]
    const { x, y } = map.project([lon, lat])
    if (x < 0 || y < 0 || x > width || y > height) return true
    const tone = toneOf(unit, selectedId)
    glyphs.push([x, y])
    if (!fixedToo && isFixed(unit) && (tone === 'normal' || tone === 'stale')) return true
    // Six decimals are a tenth of a metre: a label that moved less need not be told.
    found.push({ x, y, label: { id: unit.n, lon: Math.round(lon * 1e6) / 1e6, lat: Math.round(lat * 1e6) / 1e6, text: labelText(unit, hub), tone, rank: RANK[tone] } })
    return found.length < CROWD
  }
  for (const disc of scene.list.discs) {
    const { x, y } = map.project([lonOf(disc.cluster.x), latOf(disc.cluster.y)])
    glyphs.push([x, y])
  }
  if (layers.getState().labels && map.getZoom() >= MIN_ZOOM) scene.eachAlone(take)
  else if (selectedId !== null && scene.isAlone(table.rowOfId(selectedId))) take(table.rowOfId(selectedId))
  return new Map(placeLabels(found, new Set(held.keys()), glyphs, MOST).map((label) => [label.id, label]))
}

function asUpdate(diff: LabelDiff): Parameters<GeoJSONSource['updateData']>[0] {
  const geometry = ({ lon, lat }: Label): Point => ({ type: 'Point', coordinates: [lon, lat] })
  return {
    remove: diff.remove,
    add: diff.add.map(feature),
    update: [
      ...diff.move.map((label) => ({ id: label.id, newGeometry: geometry(label) })),
      ...diff.change.map((label) => ({ id: label.id, newGeometry: geometry(label), addOrUpdateProperties: [
        { key: 'text', value: label.text }, { key: 'tone', value: label.tone }, { key: 'rank', value: label.rank },
      ] })),
    ],
  }
}
