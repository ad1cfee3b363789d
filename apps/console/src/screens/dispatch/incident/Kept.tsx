import type { EvidenceItem } from '@watchfloor/shared'
import { isFilm } from '../../../store/evidence-sides.js'

/** A kept picture or film as it is, large. A film of one picture needs no controls to be seen, one that runs has them. */
export function Kept({ item, alt, controls = false }: { item: EvidenceItem; alt: string; controls?: boolean }) {
  const src = `/api/evidence/${item.id}/file`
  return isFilm(item) ? <video src={src} aria-label={alt} muted playsInline preload="auto" controls={controls} /> : <img src={src} alt={alt} />
}
