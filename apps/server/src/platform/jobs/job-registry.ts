import { Injectable } from '@nestjs/common'
import { DiscoveryService, MetadataScanner } from '@nestjs/core'
import { JOB_NAMES } from '@watchfloor/shared'
import type { JobName } from '@watchfloor/shared'
import { JOB_HANDLER_KEY } from './job-handler.js'
import type { JobContext } from './job-handler.js'

export type Handler = (payload: unknown, context: JobContext) => Promise<unknown>

/** Finds the method that does each job. */
@Injectable()
export class JobRegistry {
  constructor(private readonly discovery: DiscoveryService, private readonly scanner: MetadataScanner) {}

  /** All handlers. @throws Error when a job has none, or two: the hub does not start half wired. */
  collect(): Map<JobName, Handler> {
    const found = new Map<JobName, { where: string; handler: Handler }[]>()
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null) continue
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown> | null
      if (!prototype) continue
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        const name = Reflect.getMetadata(JOB_HANDLER_KEY, prototype[method] as object) as JobName | undefined
        if (!name) continue
        const handler: Handler = (payload, context) => (instance as Record<string, Handler>)[method]!.call(instance, payload, context)
        found.set(name, [...found.get(name) ?? [], { where: `${instance.constructor.name}.${method}`, handler }])
      }
    }
    return new Map(JOB_NAMES.map((name) => [name, theOnly(name, found.get(name) ?? [])]))
  }
}

function theOnly(name: JobName, found: { where: string; handler: Handler }[]): Handler {
  if (found.length === 1) return found[0]!.handler
  throw new Error(found.length ? `the job ${name} has ${found.length} handlers: ${found.map((f) => f.where).join(', ')}` : `the job ${name} has no handler`)
}
