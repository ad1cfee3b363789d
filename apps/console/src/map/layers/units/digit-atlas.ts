import { COUNT_CHARACTERS } from './count-text.js'

/** One character on the screen, CSS pixels. */
export const DIGIT_PX = { width: 7.5, height: 16 } as const
/** Drawn so much larger than shown, so that it is sharp on any screen; a power of two, so that a smaller mipmap falls on whole pixels. */
export const SHARPNESS = 4

/** The characters of cluster numbers in a row, white on nothing; drawn with the system's own font, tabular. */
export function digitAtlas(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  const [width, height] = [DIGIT_PX.width * SHARPNESS, DIGIT_PX.height * SHARPNESS]
  canvas.width = Math.round(width * COUNT_CHARACTERS.length)
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (!pen) return canvas
  pen.font = `600 ${12.5 * SHARPNESS}px system-ui, "Segoe UI", Roboto, "Noto Sans CJK SC", sans-serif`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillStyle = '#fff'
  for (const [i, character] of [...COUNT_CHARACTERS].entries()) pen.fillText(character, (i + 0.5) * width, height * 0.53)
  return canvas
}
