import { Catch, HttpException, Logger } from '@nestjs/common'
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common'
import type { ApiError } from '@watchfloor/shared'
import type { Request, Response } from 'express'
import { QueryFailedError } from 'typeorm'
import { ApiProblem, codeOfStatus } from './api-problem.js'

/** PostgreSQL's error classes that a caller can put right. */
const UNIQUE_VIOLATION = '23505'
const FOREIGN_KEY_VIOLATION = '23503'

/** Turns everything that is thrown into the API's one error form; what we did not foresee is logged and told as `internal`, without its inside. */
@Catch()
export class ApiErrorFilter implements ExceptionFilter {
  private readonly log = new Logger('http')

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error
    const request = host.switchToHttp().getRequest<Request>()
    const response = host.switchToHttp().getResponse<Response>()
    const problem = asProblem(error)
    // A problem that the code foresaw (a gateway or a service that is away) needs no stack; what nobody foresaw does.
    if (error instanceof ApiProblem && problem.getStatus() >= 500) this.log.warn(`${request.method} ${request.path}: ${error.message}`)
    else if (problem.getStatus() >= 500) this.log.error({ err: error, method: request.method, path: request.path }, 'request failed')
    if (response.headersSent) { response.end(); return }
    response.status(problem.getStatus()).json(problem.getResponse() as ApiError)
  }
}

function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  if (error instanceof HttpException) return new ApiProblem(codeOfStatus(error.getStatus()), error.message)
  const { status, code, message } = error as { status?: unknown; code?: unknown; message?: string }
  if (typeof status === 'number' && status >= 400 && status < 500) return new ApiProblem(codeOfStatus(status), message ?? 'the request cannot be read')
  const sqlState = error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : code
  if (sqlState === UNIQUE_VIOLATION) return new ApiProblem('conflict.exists', 'something with that name exists already')
  if (sqlState === FOREIGN_KEY_VIOLATION) return new ApiProblem('conflict.in_use', 'it refers to something that does not exist, or something refers to it')
  return new ApiProblem('internal', 'the hub could not do this; its log says why')
}
