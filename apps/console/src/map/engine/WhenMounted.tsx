import { useEffect } from 'react'
import type { EngineMap } from './engine-map.js'
import { problemOf } from './problem.js'
import type { CanvasProps } from './map-props.js'

/** Tells of the map while it is on the page, and of its graphics context going and coming back. */
export function WhenMounted({ map, label, onMap, onProblem }: Pick<CanvasProps, 'label' | 'onMap' | 'onProblem'> & { map: EngineMap | undefined }) {
  useEffect(() => {
    if (!map) return
    const lost = (): void => onProblem('lost')
    const well = (): void => onProblem(null)
    map.on('webglcontextlost', lost)
    map.on('webglcontextrestored', well)
    onMap(map)
    return () => {
      map.off('webglcontextlost', lost)
      map.off('webglcontextrestored', well)
      onMap(null)
    }
  }, [map, onMap, onProblem])
  useEffect(() => { map?.getCanvas().setAttribute('aria-label', label) }, [map, label])
  return null
}

/** Engine errors that somebody must know of; the rest is counted by nobody. */
export const tellProblem = (event: unknown, onProblem: CanvasProps['onProblem']): void => {
  const problem = problemOf(event as Parameters<typeof problemOf>[0])
  if (problem) onProblem(problem)
}
