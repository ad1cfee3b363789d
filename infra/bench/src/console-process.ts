/** Plays the consoles: real socket.io clients that look at the whole city and count every fix. */
import { readFixFrame } from '@watchfloor/shared'
import type { Alarm } from '@watchfloor/shared'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import type { ConsoleAsk, ConsoleTell } from './console-messages.js'

const tell = (message: ConsoleTell): void => { process.send!(message) }
/** Beyond the age that a frame can say, the fix is history, not delay. */
const SAMPLE_EVERY = 7

interface Seat { socket: Socket; fixes: number; frames: number; seq: number; gaps: number; bytesBefore: number }
const seats: Seat[] = []
let delays: number[] = []
let alarmDelays: number[] = []
let delaySum = 0
let delayCount = 0

/** Everything that came over the TCP connection, framing of WebSocket and socket.io included. */
const bytesOf = ({ socket }: Seat): number => (socket.io.engine as unknown as { transport: { ws: { _socket: { bytesRead: number } } } }).transport.ws._socket.bytesRead

function sit(url: string, token: string): Promise<Seat> {
  return new Promise((resolve, reject) => {
    const socket = io(url, { path: '/socket.io', auth: { token }, transports: ['websocket'], reconnection: false, forceNew: true })
    const seat: Seat = { socket, fixes: 0, frames: 0, seq: 0, gaps: 0, bytesBefore: 0 }
    const numbered = (seq: number): void => { if (seq !== seat.seq + 1) seat.gaps++; seat.seq = seq }
    for (const name of ['hello', 'units', 'presence', 'detail', 'event', 'health', 'incidents', 'notice']) socket.on(name, ({ seq }: { seq: number }) => numbered(seq))
    socket.on('alarms', ({ seq, upsert, announced }: { seq: number; upsert: Alarm[]; announced: string[] }) => {
      const nowMs = Date.now()
      numbered(seq)
      for (const { id, firstAt } of upsert) if (announced.includes(id)) alarmDelays.push(nowMs - Date.parse(firstAt))
    })
    socket.on('roster', ({ seq, last }: { seq: number; last: boolean }) => {
      numbered(seq)
      if (!last) return
      socket.emit('view', { bbox: [120, 29, 122, 31] })
      setTimeout(() => resolve(seat), 300)
    })
    socket.on('fixes', (frame: Buffer) => {
      const nowMs = Date.now()
      const head = readFixFrame(frame, (fix) => {
        const delay = nowMs - fix.timeMs
        delaySum += delay
        delayCount++
        if (delayCount % SAMPLE_EVERY === 0) delays.push(delay)
      })
      numbered(head.seq)
      seat.fixes += head.count
      seat.frames++
    })
    socket.on('connect_error', (error) => reject(error))
    socket.on('disconnect', (reason) => tell({ kind: 'failed', why: `a console was disconnected: ${reason}` }))
  })
}

function report(): void {
  const sum = (pick: (seat: Seat) => number): number => seats.reduce((total, seat) => total + pick(seat), 0)
  tell({
    kind: 'report', fixes: sum((s) => s.fixes), frames: sum((s) => s.frames), bytes: sum((s) => bytesOf(s) - s.bytesBefore), gaps: sum((s) => s.gaps),
    delaysMs: delays.sort((a, b) => a - b), meanMs: delaySum / delayCount, alarmDelaysMs: alarmDelays.sort((a, b) => a - b),
  })
}

function reset(): void {
  for (const seat of seats) Object.assign(seat, { fixes: 0, frames: 0, gaps: 0, bytesBefore: bytesOf(seat) })
  delays = []
  alarmDelays = []
  delaySum = delayCount = 0
}

process.on('message', (ask: ConsoleAsk) => {
  if (ask.kind === 'reset') reset()
  else if (ask.kind === 'report') {
    report()
    // In the same turn, so that no fix falls between two reports.
    if (ask.reset) reset()
  } else {
    void (async () => {
      for (let i = 0; i < ask.consoles; i++) seats.push(await sit(ask.url, ask.token))
      setInterval(() => tell({ kind: 'least', fixes: seats.reduce((least, seat) => Math.min(least, seat.fixes), Infinity) }), 20)
      tell({ kind: 'ready' })
    })().catch((error: Error) => tell({ kind: 'failed', why: error.message }))
  }
})
process.on('disconnect', () => process.exit(0))
