import type { Request } from 'express'
import { ApiProblem } from './api-problem.js'

/** The raw bytes of a request that no body parser took. @throws ApiProblem `input.too_large` as soon as there are more than `most`. */
export async function readBody(request: Request, most: number): Promise<Buffer> {
  const tooLarge = (): ApiProblem => new ApiProblem('input.too_large', `at most ${most} bytes are taken here`)
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge()
  // A parser before us may have taken it: what it left as raw bytes is the same.
  if (Buffer.isBuffer(request.body)) return request.body
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
