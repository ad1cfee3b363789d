import { Injectable, UseInterceptors } from '@nestjs/common'
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common'
import { json } from 'express'
import type { Request, Response } from 'express'

const LARGE_BODY = '25mb'
const parse = json({ limit: LARGE_BODY })

/** Reads a large JSON body once the guard has let the caller in: to take 20 MB apart holds the event loop for half a second, which no stranger may have of us. */
@Injectable()
class LargeJsonInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<ReturnType<CallHandler['handle']>> {
    const http = context.switchToHttp()
    await new Promise<void>((resolve, reject) => {
      parse(http.getRequest<Request>(), http.getResponse<Response>(), (error?: Error) => { if (error) reject(error); else resolve() })
    })
    return next.handle()
  }
}

/** For a handler whose JSON may be large; its path has to be among the raw ones of prepare-http.ts. Interceptors run behind the guard and before the input pipe. */
export const LargeJson = () => UseInterceptors(LargeJsonInterceptor)
