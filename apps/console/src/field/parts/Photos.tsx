import type { EvidenceRole } from '@watchfloor/shared'
import { PHOTO_TYPES } from '../phone/photo.js'
import type { Photo } from '../phone/photo.js'
import type { DraftPhotos } from '../store/photos.js'
import { clock, useWords } from '../words/words.js'
import { useObjectUrl } from './use-object-url.js'

/** Taking photographs by what they show, and those that were taken. */
export function Photos({ roles, draft }: { roles: readonly EvidenceRole[]; draft: DraftPhotos }) {
  const w = useWords()
  const { photos, reading, fault, add, remove } = draft
  return (
    <div className="photos">
      <div className="photo-roles">
        {roles.map((role) => (
          <label key={role} className="photo-take">
            <span>{w.roles[role]}</span>
            <span className="photo-count">{photos.filter((photo) => photo.role === role).length || '+'}</span>
            <input
              type="file" accept={PHOTO_TYPES} capture="environment" aria-label={`${w.photo.take} ${w.roles[role]}`}
              onChange={(event) => { const file = event.target.files?.[0]; event.target.value = ''; if (file) add(file, role) }}
            />
          </label>
        ))}
      </div>
      {fault && <p className="wrong" role="alert">{w.photo[fault]}</p>}
      {photos.length === 0 && reading === 0 ? <p className="quiet">{w.photo.hint}</p> : (
        <ul className="photo-list">
          {photos.map((photo) => <PhotoRow key={photo.id} photo={photo} remove={() => remove(photo.id)} />)}
          {reading > 0 && <li className="photo-row quiet" role="status">{w.photo.reading}…</li>}
        </ul>
      )}
    </div>
  )
}

function PhotoRow({ photo, remove }: { photo: Photo; remove: () => void }) {
  const w = useWords()
  const address = useObjectUrl(photo.file)
  return (
    <li className="photo-row">
      {address && <img src={address} alt={w.roles[photo.role]} />}
      <div className="grow">
        <p><b>{w.roles[photo.role]}</b> <span className="figure">{clock(photo.takenAt)}</span></p>
        <p className="quiet figure">{photo.lat === null || photo.lon === null ? w.photo.noPlace : `${photo.lat.toFixed(5)}, ${photo.lon.toFixed(5)} ±${Math.round(photo.accuracyM ?? 0)} m`}</p>
        <p className="quiet figure clip">{w.photo.hash} {photo.sha256.slice(0, 16)}…</p>
      </div>
      <button type="button" className="tap quiet-tap" aria-label={`${w.photo.remove} ${w.roles[photo.role]}`} onClick={remove}>✕</button>
    </li>
  )
}
