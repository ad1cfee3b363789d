import type { Tokens } from '../../engine/colors.js'
import { mix } from '../../engine/colors.js'
import type { Rgb } from '../../engine/colors.js'
import type { EngineMap } from '../../engine/engine-map.js'
import { highPart, lowPart, matrixAround, mercatorX, mercatorY } from '../../engine/mercator.js'
import type { WorldMatrix } from '../../engine/mercator.js'
import { GlyphProgram } from './glyph-program.js'
import { COLOR, COLORS } from './glyph-shader.js'
import { SHAPE } from './glyph-bits.js'
import { runs } from './instance.js'
import type { SceneView, UnitScene } from './unit-scene.js'

const WARM: Rgb = [0.72, 0.62, 0.45]
const COOL: Rgb = [0.42, 0.6, 0.78]

/** The palette by places of COLOR. Kinds differ a little in warmth and lightness: enough to sort a crowd, too little to call for anybody. */
export function glyphColors(tokens: Tokens): Float32Array {
  const colors = new Float32Array(COLORS * 3)
  const put = (at: number, color: Rgb): void => colors.set(color, at * 3)
  const { normal, ink } = tokens
  put(COLOR.ground, tokens.ground)
  put(COLOR.panel, tokens.panel)
  put(COLOR.ink, ink)
  put(COLOR.dim, tokens['ink-3'])
  put(COLOR.normal, normal)
  put(COLOR.info, tokens.info)
  put(COLOR.urgent, tokens.urgent)
  put(COLOR.critical, tokens.critical)
  const kinds: Record<Exclude<keyof typeof SHAPE, 'cluster'>, Rgb> = {
    truck: mix(mix(normal, WARM, 0.36), ink, 0.06), vehicle: mix(mix(normal, WARM, 0.15), ink, 0.04),
    officer: mix(mix(normal, COOL, 0.45), ink, 0.22), phone: mix(mix(normal, COOL, 0.4), ink, 0.1), radio: mix(mix(normal, COOL, 0.4), ink, 0.1),
    drone: mix(normal, ink, 0.5), dock: mix(normal, ink, 0.15), camera: mix(normal, tokens['ink-3'], 0.6), sensor: mix(normal, tokens['ink-3'], 0.3),
  }
  for (const [shape, color] of Object.entries(kinds)) put(COLOR.kinds + SHAPE[shape as keyof typeof kinds], color)
  return colors
}

/** Glyphs are smaller over the whole city and larger in the street. */
export const glyphScale = (zoom: number): number => Math.max(0.78, Math.min(1.2, 0.78 + (zoom - 11) * 0.075))

/** Brings a scene to a graphics context: whole lists when they are new, touched pieces between. */
export class UnitPainter {
  private readonly program: GlyphProgram
  private readonly matrix = new Float32Array(16)
  private version = -1

  constructor(gl: WebGL2RenderingContext, tokens: Tokens, private readonly scene: UnitScene) {
    this.program = new GlyphProgram(gl)
    this.program.paint(glyphColors(tokens))
  }

  paint(world: WorldMatrix, view: SceneView & { size: readonly [number, number]; pixelRatio: number; bearing: number }, linkDown: boolean, nowMs: number): void {
    const { scene, program } = this
    scene.frame(view, nowMs)
    const { list } = scene
    if (list.version !== this.version) program.upload(list.instances.bytes, list.count)
    else if (list.touched.size > 0) program.patch(list.instances.bytes, runs(list.touched))
    this.version = list.version
    list.touched.clear()
    if (list.count === 0) return
    program.draw({
      matrix: matrixAround(world, view.x, view.y, this.matrix),
      middle: [highPart(view.x), highPart(view.y), lowPart(view.x), lowPart(view.y)],
      size: view.size, seconds: list.seconds(nowMs), bearingRad: (view.bearing * Math.PI) / 180,
      scale: glyphScale(view.zoom), pixelRatio: view.pixelRatio, linkDown, count: list.count,
    })
  }

  free(): void {
    this.program.free()
  }
}

/** What of the world is on the screen, in the world square. */
export function viewOf(map: EngineMap): SceneView {
  const bounds = map.getBounds()
  const center = map.getCenter()
  return {
    x: mercatorX(center.lng), y: mercatorY(center.lat), zoom: map.getZoom(),
    west: mercatorX(bounds.getWest()), east: mercatorX(bounds.getEast()), north: mercatorY(bounds.getNorth()), south: mercatorY(bounds.getSouth()),
  }
}
