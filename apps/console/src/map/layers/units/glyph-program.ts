import { DIGIT_PX, SHARPNESS, digitAtlas } from './digit-atlas.js'
import { COLORS, FRAGMENT, VERTEX } from './glyph-shader.js'
import { INSTANCE_BYTES } from './instance.js'

/** What changes from frame to frame. */
export interface GlyphFrame {
  matrix: Float32Array
  /** Middle of the view: high x, y and low x, y. */
  middle: readonly [number, number, number, number]
  size: readonly [number, number]
  seconds: number
  bearingRad: number
  scale: number
  pixelRatio: number
  linkDown: boolean
  count: number
}
const UNIFORMS = ['u_matrix', 'u_middle', 'u_size', 'u_now', 'u_bearing', 'u_scale', 'u_color', 'u_digits', 'u_digitSize', 'u_digitLod', 'u_px', 'u_linkDown'] as const

/** The GPU side of the unit layer: one program, one buffer, one draw call. It lives as long as its GL context. */
export class GlyphProgram {
  private readonly program: WebGLProgram
  private readonly array: WebGLVertexArrayObject
  private readonly buffer: WebGLBuffer
  private readonly digits: WebGLTexture
  private readonly at: Record<(typeof UNIFORMS)[number], WebGLUniformLocation | null>
  private room = 0

  constructor(private readonly gl: WebGL2RenderingContext) {
    this.program = link(gl)
    this.at = Object.fromEntries(UNIFORMS.map((name) => [name, gl.getUniformLocation(this.program, name)])) as typeof this.at
    this.array = gl.createVertexArray()
    this.buffer = gl.createBuffer()
    gl.bindVertexArray(this.array)
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer)
    for (const [place, size, offset] of [[0, 4, 0], [1, 4, 16], [2, 2, 32]] as const) {
      gl.enableVertexAttribArray(place)
      gl.vertexAttribPointer(place, size, gl.FLOAT, false, INSTANCE_BYTES, offset)
      gl.vertexAttribDivisor(place, 1)
    }
    gl.enableVertexAttribArray(3)
    gl.vertexAttribIPointer(3, 2, gl.UNSIGNED_INT, INSTANCE_BYTES, 40)
    gl.vertexAttribDivisor(3, 1)
    gl.bindVertexArray(null)
    this.digits = this.loadDigits()
  }

  /** The whole list; the buffer is given new storage only when it grows. */
  upload(bytes: ArrayBuffer, count: number): void {
    const { gl } = this
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer)
    if (bytes.byteLength > this.room) {
      gl.bufferData(gl.ARRAY_BUFFER, bytes.byteLength, gl.DYNAMIC_DRAW)
      this.room = bytes.byteLength
    }
    if (count > 0) gl.bufferSubData(gl.ARRAY_BUFFER, 0, new Uint8Array(bytes), 0, count * INSTANCE_BYTES)
  }

  /** Only what was touched. */
  patch(bytes: ArrayBuffer, ranges: Iterable<readonly [number, number]>): void {
    const { gl } = this
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer)
    const view = new Uint8Array(bytes)
    for (const [first, last] of ranges) {
      gl.bufferSubData(gl.ARRAY_BUFFER, first * INSTANCE_BYTES, view, first * INSTANCE_BYTES, (last - first + 1) * INSTANCE_BYTES)
    }
  }

  paint(colors: Float32Array): void {
    this.gl.useProgram(this.program)
    this.gl.uniform3fv(this.at.u_color, colors.subarray(0, COLORS * 3))
  }

  draw(frame: GlyphFrame): void {
    const { gl, at } = this
    gl.useProgram(this.program)
    gl.uniformMatrix4fv(at.u_matrix, false, frame.matrix)
    gl.uniform4f(at.u_middle, ...frame.middle)
    gl.uniform2f(at.u_size, ...frame.size)
    gl.uniform1f(at.u_now, frame.seconds)
    gl.uniform1f(at.u_bearing, frame.bearingRad)
    gl.uniform1f(at.u_scale, frame.scale)
    gl.uniform1f(at.u_px, 1 / (frame.pixelRatio * frame.scale))
    gl.uniform1f(at.u_linkDown, frame.linkDown ? 1 : 0)
    gl.uniform2f(at.u_digitSize, DIGIT_PX.width, DIGIT_PX.height)
    gl.uniform1f(at.u_digitLod, Math.max(0, Math.log2(SHARPNESS / frame.pixelRatio)))
    gl.activeTexture(gl.TEXTURE0)
    gl.bindTexture(gl.TEXTURE_2D, this.digits)
    gl.uniform1i(at.u_digits, 0)
    // Neither engine promises any state but the blending (custom layer documentation of both): say what we need.
    gl.disable(gl.DEPTH_TEST)
    gl.disable(gl.STENCIL_TEST)
    gl.disable(gl.CULL_FACE)
    gl.enable(gl.BLEND)
    gl.blendEquation(gl.FUNC_ADD)
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
    gl.bindVertexArray(this.array)
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, frame.count)
    gl.bindVertexArray(null)
  }

  free(): void {
    const { gl } = this
    gl.deleteTexture(this.digits)
    gl.deleteBuffer(this.buffer)
    gl.deleteVertexArray(this.array)
    gl.deleteProgram(this.program)
  }

  private loadDigits(): WebGLTexture {
    const { gl } = this
    const texture = gl.createTexture()
    gl.activeTexture(gl.TEXTURE0)
    gl.bindTexture(gl.TEXTURE_2D, texture)
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false)
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false)
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, digitAtlas())
    // Drawn larger than it is shown: without mipmaps the numbers would lose their thin strokes.
    gl.generateMipmap(gl.TEXTURE_2D)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
    return texture
  }
}

function link(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram()
  for (const [type, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]] as const) {
    const shader = gl.createShader(type)
    if (!shader) throw new Error('the graphics context is lost')
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost()) throw new Error(`unit shader: ${gl.getShaderInfoLog(shader) ?? ''}`)
    gl.attachShader(program, shader)
    gl.deleteShader(shader)
  }
  gl.linkProgram(program)
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) throw new Error(`unit program: ${gl.getProgramInfoLog(program) ?? ''}`)
  return program
}
