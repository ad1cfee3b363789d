import type { ClientConfig } from '@watchfloor/shared'
import type { StyleSpecification } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import { baseColors } from './engine/base-colors.js'
import { baseStyle } from './engine/base-style.js'
import { readTokens } from './engine/colors.js'
import type { Problem } from './engine/problem.js'

/** The base map's style in the colours of the theme; a bare ground when it cannot be had, so that units are still seen. */
export function useBaseStyle(config: ClientConfig['map'], theme: string, onProblem: (problem: Problem | null) => void): StyleSpecification | string | null {
  const [style, setStyle] = useState<StyleSpecification | string | null>(null)
  useEffect(() => {
    let wanted = true
    const tokens = readTokens()
    baseStyle(config, tokens).then(
      (made) => { if (wanted) setStyle(made) },
      () => {
        if (!wanted) return
        onProblem('base')
        setStyle({ version: 8, sources: {}, layers: [{ id: 'land', type: 'background', paint: { 'background-color': baseColors(tokens).land } }] })
      },
    )
    return () => { wanted = false }
  }, [config, theme, onProblem])
  return style
}
