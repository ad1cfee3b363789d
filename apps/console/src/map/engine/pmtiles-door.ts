import { addProtocol } from 'maplibre-gl'
import { PMTiles, Protocol, TileType } from 'pmtiles'
import type { PmtilesContent } from './pmtiles-style.js'

let protocol: Protocol | undefined

/** Teaches MapLibre `pmtiles://` once, and reads what the file holds: one range request for its head, one for its own description. */
export async function readPmtiles(url: string): Promise<PmtilesContent> {
  if (!protocol) {
    protocol = new Protocol()
    addProtocol('pmtiles', protocol.tile)
  }
  const file = new PMTiles(url)
  protocol.add(file)
  const { tileType } = await file.getHeader()
  const about = (await file.getMetadata()) as { vector_layers?: { id: string }[]; attribution?: string }
  return { vector: tileType === TileType.Mvt, layers: about.vector_layers?.map(({ id }) => id) ?? [], attribution: about.attribution }
}
