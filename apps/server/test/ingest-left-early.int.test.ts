import { connect } from 'node:net'
import { jest } from '@jest/globals'
import { generate } from 'mqtt-packet'
import { EmbeddedBroker } from '../src/ingest/mqtt/embedded-broker.js'
import { SourceDirectory } from '../src/ingest/sources/source-directory.js'
import { newDevice } from './harness/builders.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'

jest.setTimeout(60_000)
let hub: TestHub
beforeAll(async () => { hub = await startHub({ MQTT_URL: '' }) })
afterAll(() => hub?.stop())

test('a device that leaves while its password is being checked does not count as connected', async () => {
  const admin = await hub.login('admin')
  const broker = hub.app.get(EmbeddedBroker)
  const devices = []
  for (let i = 0; i < 10; i++) devices.push(await newDevice(admin))
  for (const { mqtt } of devices) {
    const socket = connect(hub.mqttPort, '127.0.0.1')
    const gone = new Promise((resolve) => socket.once('close', resolve))
    await new Promise((resolve) => socket.once('connect', resolve))
    socket.write(generate({ cmd: 'connect', protocolId: 'MQTT', protocolVersion: 4, clientId: 'c', clean: true, keepalive: 30, username: mqtt!.username, password: Buffer.from(mqtt!.password) }), () => socket.resetAndDestroy())
    await gone
  }
  // All of them were let in or found gone by now; those that were let in are forgotten some seconds after they left.
  await until(() => broker.connections === 0)
  const sources = hub.app.get(SourceDirectory)
  await until(() => devices.every(({ mqtt }) => !broker.isConnected(sources.byUsername(mqtt!.username)!)), 20_000)
})
