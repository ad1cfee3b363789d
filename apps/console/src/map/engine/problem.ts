/** What keeps the map from being a map, as the screen says it (`map.problem.*`). */
export type Problem = 'token' | 'webgl' | 'lost' | 'style' | 'base'

interface EngineError { error?: { message?: string; status?: number; name?: string; url?: string } | undefined; sourceId?: string | undefined; tile?: unknown }

/** Judges an engine's error event; null = one tile of many, which is not worth a word. */
export function problemOf({ error, sourceId, tile }: EngineError): Problem | null {
  const message = error?.message ?? ''
  if (error?.name === 'GPUInitializationError' || /webgl/i.test(message)) return 'webgl'
  if (/access token|unauthori[sz]ed/i.test(message) || error?.status === 401) return 'token'
  if (tile !== undefined) return null
  if (sourceId !== undefined) return sourceId.startsWith('wf-') ? null : 'base'
  return error?.status !== undefined || /style|fetch|load|network/i.test(message) ? 'style' : null
}
