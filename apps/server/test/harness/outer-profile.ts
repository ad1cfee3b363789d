import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** True when the suite runs on servers of its own (scripts/second-profile.mjs): DATABASE_URL and REDIS_URL are set, each hub gets a Mosquitto. */
export const OUTER = process.env['TEST_PROFILE'] === 'outer'

const brokers = new Set<number>()
/** Whether a Mosquitto listens there: it takes a moment to read the accounts that the hub has just written. */
export const isOuterBroker = (port: number): boolean => brokers.has(port)

const RUN_BROKER = fileURLToPath(new URL('../../../../infra/broker/run-broker.sh', import.meta.url))

/** The variable that points a hub at a Redis database of its own; nothing on the embedded profile. */
export function ownRedis(): Record<string, string> {
  if (!OUTER) return {}
  const redis = new URL(process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379')
  redis.pathname = `/${randomInt(1, 10_000)}`
  return { REDIS_URL: redis.href }
}

/** A Mosquitto with our settings for one hub, and the variables that point the hub at it. */
export interface OuterBroker { variables: Record<string, string>; mqttPort: number; stop(): Promise<void> }

/** Starts it; `folder` belongs to the hub under test. */
export async function startOuterBroker(folder: string): Promise<OuterBroker> {
  const mqttPort = await freePort()
  brokers.add(mqttPort)
  const accounts = join(folder, 'accounts')
  // Mosquitto gives up root and must still reach its accounts.
  chmodSync(folder, 0o755)
  mkdirSync(accounts)
  const broker = spawn('sh', [RUN_BROKER], {
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin`, ACCOUNTS_DIR: accounts, BROKER_DATA: join(folder, 'broker'), BROKER_PORT: String(mqttPort), BROKER_HOST: '127.0.0.1' },
    stdio: 'ignore',
  })
  const gone = new Promise((ended) => broker.once('exit', ended))
  return {
    mqttPort,
    variables: { MQTT_URL: `mqtt://hub:hub-secret@127.0.0.1:${mqttPort}`, MQTT_ACCOUNTS_DIR: accounts },
    async stop() {
      broker.kill('SIGTERM')
      await gone
    },
  }
}

const freePort = (): Promise<number> => new Promise((found) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    server.close(() => found(port))
  })
})
