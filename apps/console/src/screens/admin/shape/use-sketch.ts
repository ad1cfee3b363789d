import { useEffect, useRef, useState } from 'react'
import { beginSketch, endSketch, sketch } from '../../../store/sketch.js'
import type { Sketch } from '../../../store/sketch.js'
import { view } from '../../../store/view.js'
import { frameOf } from './frame-of.js'

/** Begins a drawing, once, and says what became of it after each edit; true when the map may be shown, which then stands where the drawing is. */
export function useSketch(begin: () => Partial<Sketch>, at: readonly (readonly [number, number])[], onDrawn: (drawn: Sketch) => void): boolean {
  const [ready, setReady] = useState(false)
  const told = useRef(onDrawn)
  told.current = onDrawn
  const first = useRef({ begin, at })
  // Once: from here on the drawing is the truth, and the form is told of it.
  useEffect(() => {
    beginSketch(first.current.begin())
    const place = frameOf(first.current.at)
    if (place) view.setState({ place })
    setReady(true)
    const leave = sketch.subscribe((now, was) => { if (now.drawing && (now.corners !== was.corners || now.post !== was.post)) told.current(now) })
    return () => {
      leave()
      endSketch()
    }
  }, [])
  return ready
}
