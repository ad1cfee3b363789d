import { startGateway } from './gateway.js'
import type { Gateway } from './gateway.js'
import { readSettings } from './settings.js'

/** The media gateway as a process of its own: the hub starts it, watches it, and its end is the end of the channel to the hub. */

const END_WITHIN_MS = 2000
let gateway: Gateway | null = null
let ending = false

const end = (code: number): void => {
  if (ending) return
  ending = true
  setTimeout(() => process.exit(code), END_WITHIN_MS).unref()
  void (gateway?.close() ?? Promise.resolve()).finally(() => process.exit(code))
}
process.on('SIGTERM', () => end(0))
process.on('SIGINT', () => end(0))
process.on('disconnect', () => end(0))
// Whatever slipped through costs this process, which the hub starts again, and never pictures that are subtly wrong.
process.on('uncaughtException', (error) => { console.error('gateway:', error); end(1) })
process.on('unhandledRejection', (error) => { console.error('gateway:', error); end(1) })

try {
  gateway = await startGateway(readSettings(process.env))
  // A hub that went while we were starting has nobody left whom to tell, and may have gone before anybody listened for it.
  if (process.send && !process.connected) end(0)
  else process.send?.({ ready: true, transcode: gateway.transcode, ...gateway.ports }, undefined, undefined, () => undefined)
} catch (error) {
  console.error('gateway:', error instanceof Error ? error.message : error)
  process.exit(1)
}
