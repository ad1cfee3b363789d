import type { Feature, FeatureCollection } from 'geojson'
import type { AddLayerObject, GeoJSONSource, SourceSpecification } from 'maplibre-gl'
import type { EngineMap } from '../engine/engine-map.js'

export const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** Keeps a list of what a layer put on the map, so that it takes away that and nothing else, even when the style is gone already. */
export class Own {
  private readonly layers: string[] = []
  private readonly sources: string[] = []

  constructor(private readonly map: EngineMap) {}

  source(id: string, source: SourceSpecification): void {
    // After a lost graphics context the engine brings sources back by itself, with old data.
    if (this.map.getSource(id)) this.clear(id)
    this.map.addSource(id, source)
    this.sources.push(id)
  }

  layer(layer: AddLayerObject): void {
    if (this.map.getLayer(layer.id)) this.map.removeLayer(layer.id)
    this.map.addLayer(layer)
    this.layers.push(layer.id)
  }

  put(id: string, features: Feature[]): void {
    ;(this.map.getSource(id) as GeoJSONSource | undefined)?.setData({ type: 'FeatureCollection', features })
  }

  remove(): void {
    // A map that was removed, or whose style was, has nothing to take away from and throws.
    if (!this.map.style) return
    for (const id of this.layers.reverse()) if (this.map.getLayer(id)) this.map.removeLayer(id)
    for (const id of this.sources) if (this.map.getSource(id)) this.map.removeSource(id)
  }

  private clear(id: string): void {
    for (const layer of this.map.getStyle().layers) if ('source' in layer && layer.source === id) this.map.removeLayer(layer.id)
    this.map.removeSource(id)
  }
}
