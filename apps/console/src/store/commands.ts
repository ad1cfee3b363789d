import type { Command } from '@watchfloor/shared'
import { deviceCalls } from '../link/nouns/devices.js'

const RUNNING = new Set<Command['status']>(['pending', 'sent', 'accepted'])
/** True while the device has not said its last word. */
export const isRunning = (command: Command): boolean => RUNNING.has(command.status)

export const commands = {
  /** Asked again every second while one is on its way. */
  ofDevice: (id: string) => ({
    queryKey: ['commands', id] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) => deviceCalls.commands(id, 5, signal),
    refetchInterval: (query: { state: { data?: { items: Command[] } | undefined } }) => (query.state.data?.items.some(isRunning) ? 1000 : false) as number | false,
  }),
  send: deviceCalls.send,
}
