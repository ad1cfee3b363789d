import { fromWgs84, toWgs84 } from '@watchfloor/domain'
import type { Datum } from '@watchfloor/shared'

/** The one edge at which places change datum: inside everything is WGS-84, the base map may be drawn in GCJ-02. */
export interface MapDatum {
  datum: Datum
  toBase(lon: number, lat: number): readonly [number, number]
  fromBase(lon: number, lat: number): readonly [number, number]
}

export function mapDatum(datum: Datum): MapDatum {
  if (datum === 'WGS84' || datum === 'CGCS2000') return { datum, toBase: (lon, lat) => [lon, lat], fromBase: (lon, lat) => [lon, lat] }
  return {
    datum,
    toBase(lon, lat) {
      const at = fromWgs84(datum, lat, lon)
      return [at.lon, at.lat]
    },
    fromBase(lon, lat) {
      const at = toWgs84(datum, lat, lon)
      return [at.lon, at.lat]
    },
  }
}
