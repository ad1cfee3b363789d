import type { EvidenceRole } from '@watchfloor/shared'
import { useCallback, useEffect, useState } from 'react'
import { photoOf } from '../phone/photo.js'
import type { Photo } from '../phone/photo.js'
import { fieldDatabase } from '../queue/database.js'

const MOST_BYTES = 25_000_000
const KINDS: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp'])
export type PhotoFault = 'tooLarge' | 'notPhoto'

export interface DraftPhotos {
  photos: readonly Photo[]
  /** Photographs that are being read just now. */
  reading: number
  fault: PhotoFault | null
  add: (file: File, role: EvidenceRole) => void
  remove: (id: string) => void
}

/** The photographs of a draft: kept on the phone from the moment they are taken. */
export function usePhotos(of: string): DraftPhotos {
  const [photos, setPhotos] = useState<readonly Photo[]>([])
  const [reading, setReading] = useState(0)
  const [fault, setFault] = useState<PhotoFault | null>(null)
  useEffect(() => {
    let left = false
    void fieldDatabase().then((database) => database.getAllFromIndex('photos', 'of', of)).then((kept) => { if (!left) setPhotos(kept.sort((a, b) => a.takenAt.localeCompare(b.takenAt))) })
    return () => { left = true }
  }, [of])
  const add = useCallback((file: File, role: EvidenceRole) => {
    if (file.size > MOST_BYTES) { setFault('tooLarge'); return }
    if (!KINDS.has(file.type)) { setFault('notPhoto'); return }
    setFault(null)
    setReading((n) => n + 1)
    void photoOf(file, of, role)
      .then(async (photo) => { await (await fieldDatabase()).put('photos', photo); setPhotos((before) => [...before, photo]) })
      .finally(() => setReading((n) => n - 1))
  }, [of])
  const remove = useCallback((id: string) => {
    setPhotos((before) => before.filter((photo) => photo.id !== id))
    void fieldDatabase().then((database) => database.delete('photos', id))
  }, [])
  return { photos, reading, fault, add, remove }
}
