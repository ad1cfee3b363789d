import { useState } from 'react'
import { useObjectUrl } from '../../field/parts/use-object-url.js'
import { PHOTO_TYPES } from '../../field/phone/photo.js'
import { useWords } from '../words/words.js'

const MOST_BYTES = 12 * 1024 * 1024

/** The photograph: taken now, or one that is there already. */
export function PhotoPick({ photo, onChange }: { photo: File | null; onChange: (photo: File | null) => void }) {
  const w = useWords()
  const [fault, setFault] = useState<'notPhoto' | 'tooLarge' | null>(null)
  const address = useObjectUrl(photo)
  const take = (file: File): void => {
    const wrong = !PHOTO_TYPES.split(',').includes(file.type) ? 'notPhoto' : file.size > MOST_BYTES ? 'tooLarge' : null
    setFault(wrong)
    if (wrong === null) onChange(file)
  }
  return (
    <div className="photo-first">
      {address !== null && <img src={address} alt={w.photo.alt} />}
      <label className={`photo-take ${photo === null ? '' : 'has-photo'}`}>
        <span>{photo === null ? w.photo.take : w.photo.another}</span>
        <input type="file" accept={PHOTO_TYPES} aria-label={w.photo.take} onChange={(event) => { const file = event.target.files?.[0]; event.target.value = ''; if (file) take(file) }} />
      </label>
      {fault === null ? <p className="quiet">{w.photo.hint}</p> : <p className="wrong" role="alert">{w.photo[fault]}</p>}
    </div>
  )
}
