import { useEffect, useState } from 'react'
import { onTaken } from '../../store/video/taken.js'

/** Whether a camera that was seen here is not this person's to see any more. */
export function useTaken(cameraId: string): boolean {
  const [taken, setTaken] = useState(false)
  useEffect(() => {
    setTaken(false)
    return onTaken(cameraId, setTaken)
  }, [cameraId])
  return taken
}
