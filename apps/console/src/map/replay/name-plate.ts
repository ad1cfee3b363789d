/** A name painted once, so that twenty of them cost a copy a frame and no text. */
export interface NamePlate { readonly width: number; readonly height: number; readonly picture: HTMLCanvasElement }
const FONT = '600 14px system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif'
const HEIGHT = 22
const HALO = 4

export function namePlate(name: string, ink: string, halo: string, scale: number): NamePlate {
  const picture = document.createElement('canvas')
  const context = picture.getContext('2d')!
  context.font = FONT
  const width = Math.ceil(context.measureText(name).width) + 2 * HALO
  picture.width = Math.ceil(width * scale)
  picture.height = Math.ceil(HEIGHT * scale)
  context.setTransform(scale, 0, 0, scale, 0, 0)
  context.font = FONT
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  context.lineWidth = HALO
  context.strokeStyle = halo
  context.strokeText(name, HALO, HEIGHT / 2)
  context.fillStyle = ink
  context.fillText(name, HALO, HEIGHT / 2)
  return { width, height: HEIGHT, picture }
}
