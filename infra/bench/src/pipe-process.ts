/**
 * The bare pipe against which the hub is measured: mqtt.js → JSON.parse → COPY into an indexed table. No checks, no order, no duplicates,
 * no acknowledgement after the commit, nobody looks on.
 */
import { once } from 'node:events'
import { connectAsync } from 'mqtt'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import type { PipeAsk, PipeTell } from './pipe-messages.js'

const tell = (message: PipeTell): void => { process.send!(message) }
const LINGER_MS = 20
const ROWS = 4000

export const PIPE_TABLE = `CREATE TABLE IF NOT EXISTS bare_fix (
  device uuid NOT NULL, time timestamptz NOT NULL, lat float8, lon float8, speed real, course real, battery real, PRIMARY KEY (device, time))`

async function begin({ port, databaseUrl, filter, qos }: PipeAsk): Promise<void> {
  const database = new pg.Client({ connectionString: databaseUrl })
  await database.connect()
  await database.query(PIPE_TABLE)
  let lines: string[] = []
  let stored = 0
  let busy = false
  let timer: NodeJS.Timeout | null = null

  const copy = async (): Promise<void> => {
    timer = null
    if (busy || lines.length === 0) return
    busy = true
    const rows = lines
    lines = []
    const stream = database.query(from('COPY bare_fix FROM STDIN'))
    stream.end(rows.join(''))
    await once(stream, 'finish')
    stored += rows.length
    busy = false
    if (lines.length >= ROWS) void copy()
    else if (lines.length > 0) timer ??= setTimeout(() => { void copy() }, LINGER_MS)
  }

  const client = await connectAsync(`mqtt://127.0.0.1:${port}`, { clientId: `pipe-${process.pid}` })
  client.on('message', (topic, payload) => {
    const fix = JSON.parse(payload.toString()) as { time: string; lat: number; lon: number; speedMps: number; courseDeg: number; batteryPct: number }
    lines.push(`${topic.split('/')[1]}\t${fix.time}\t${fix.lat}\t${fix.lon}\t${fix.speedMps}\t${fix.courseDeg}\t${fix.batteryPct}\n`)
    if (lines.length >= ROWS) void copy()
    else timer ??= setTimeout(() => { void copy() }, LINGER_MS)
  })
  await client.subscribeAsync(filter, { qos })
  setInterval(() => tell({ kind: 'stored', rows: stored }), 20)
  tell({ kind: 'ready' })
}

process.on('message', (ask: PipeAsk) => { void begin(ask) })
process.on('disconnect', () => process.exit(0))
