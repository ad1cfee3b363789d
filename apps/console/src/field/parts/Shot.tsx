import type { EvidenceItem } from '@watchfloor/shared'
import { pictureAddress } from '../link/field-calls.js'
import { isFilm } from '../store/seen.js'

/** A kept picture, or the first picture of a film. Some phones draw nothing of a film until they are asked for a moment of it. */
export function Shot({ item, alt }: { item: EvidenceItem; alt: string }) {
  const src = pictureAddress(item.id)
  return isFilm(item) ? <video src={`${src}#t=0.001`} aria-label={alt} muted playsInline preload="metadata" /> : <img src={src} alt={alt} loading="lazy" />
}
