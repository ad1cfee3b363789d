/** The form of docker-compose.yml: what `docker compose config` would refuse, and what we ask of each service beyond that. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import { readCompose, variablesAsked } from './compose-file.mjs'

const variables = Object.fromEntries([...variablesAsked().keys()].map((name) => [name, 'x']))
const compose = readCompose(variables)
const services = Object.entries(compose.services)

test('every variable says what to set', () => {
  for (const [name, hint] of variablesAsked()) assert.ok(hint?.includes(name), `${name} needs a hint of the form \${${name}:?set ${name} …}`)
})

test('every service comes from a pinned image or is built here', () => {
  for (const [name, service] of services) {
    assert.match(service.image, /^[a-z0-9./-]+:\d[\w.-]*$/, `${name}: pin the image`)
    if (service.build) assert.ok(existsSync(new URL(`../../${service.build.dockerfile}`, import.meta.url)), `${name}: ${service.build.dockerfile} is missing`)
  }
})

test('every service names its command, is restarted and looked after', () => {
  for (const [name, service] of services) {
    const oneShot = name === 'hub-accounts'
    if (name !== 'media') assert.ok(Array.isArray(service.command), `${name}: name the command`)
    if (!oneShot) assert.equal(service.restart, 'unless-stopped', name)
    if (!oneShot && !['media', 'proxy'].includes(name)) assert.ok(service.healthcheck?.test, `${name}: needs a health check`)
  }
})

test('what is mounted or waited for exists', () => {
  for (const [name, service] of services) {
    for (const volume of service.volumes ?? []) {
      const [from] = volume.split(':')
      if (from.startsWith('.')) assert.ok(existsSync(new URL(`../../${from.slice(2)}`, import.meta.url)), `${name}: ${from} is missing`)
      else assert.ok(from in compose.volumes, `${name}: volume ${from} is not declared`)
    }
    for (const needed of Object.keys(service.depends_on ?? {})) assert.ok(needed in compose.services, `${name} waits for ${needed}`)
  }
})

test('only the doors meant for the outside are published', () => {
  const published = services.flatMap(([name, service]) => (service.ports ?? []).map((port) => `${name} ${port}`))
  assert.deepEqual(published.sort(), ['broker 1883:1883', 'hub 6808:6808', 'hub 8212:8212', 'media 1935:1935', 'media 8189:8189/udp', 'proxy 443:443', 'proxy 80:80'].sort())
})

test('the hub believes the one proxy before it, which passes the caller on and takes what the hub takes', () => {
  assert.equal(Number(compose.services.hub.environment.TRUST_PROXY), 1)
  const proxy = readFileSync(new URL('../proxy/nginx.conf', import.meta.url), 'utf8')
  assert.match(proxy, /proxy_set_header X-Forwarded-For \$remote_addr;/)
  const largest = /LARGE_BODY = '(\d+)mb'/.exec(readFileSync(new URL('../../apps/server/src/platform/http/large-json.interceptor.ts', import.meta.url), 'utf8'))[1]
  assert.match(proxy, new RegExp(`client_max_body_size ${largest}m;`))
})

// MediaMTX is in no Debian package, so it is not run here: the form of its settings is checked, and compose-run.test.mjs asks the hub what they have MediaMTX ask.
const media = parse(readFileSync(new URL('../media/mediamtx.yml', import.meta.url), 'utf8'))

test('MediaMTX lets nobody in by itself: the hub is asked about each action, and no user of its own is left', () => {
  assert.ok(compose.services.media.volumes.includes('./infra/media/mediamtx.yml:/mediamtx.yml:ro'))
  assert.equal(media.authMethod, 'http')
  assert.deepEqual(media.authHTTPExclude, [])
  assert.equal(media.authInternalUsers, undefined)
  for (const name of Object.keys(compose.services.media.environment)) assert.doesNotMatch(name, /^MTX_AUTH/, 'the file alone says who is let in')
})

test('the hub looks for MediaMTX where MediaMTX listens, and shows no fixed password', () => {
  const hub = compose.services.hub.environment
  const doors = { MEDIA_URL: media.webrtcAddress, MEDIA_API_URL: media.apiAddress, MEDIA_HLS_URL: media.hlsAddress, MEDIA_PLAYBACK_URL: media.playbackAddress }
  for (const [name, listens] of Object.entries(doors)) assert.equal(hub[name], `http://media${listens}`, name)
  for (const on of ['webrtc', 'api', 'hls', 'playback', 'rtmp']) assert.equal(media[on], true, on)
  for (const off of ['rtsp', 'srt', 'metrics', 'pprof']) assert.equal(media[off], false, off)
  assert.equal(media.hlsVariant, 'lowLatency')
})

test('what browsers and drones are told of MediaMTX is published under the name that they are told', () => {
  const { environment, ports, volumes } = compose.services.media
  const udp = media.webrtcLocalUDPAddress.slice(1)
  const rtmp = media.rtmpAddress.slice(1)
  assert.deepEqual([...ports].sort(), [`${rtmp}:${rtmp}`, `${udp}:${udp}/udp`])
  assert.equal(compose.services.hub.environment.MEDIA_RTMP_URL, `rtmp://${environment.MTX_WEBRTCADDITIONALHOSTS}:${rtmp}`)
  assert.equal(media.webrtcIPsFromInterfaces, false)
  assert.ok(media.pathDefaults.recordPath.startsWith(`${volumes.find((volume) => volume.startsWith('recordings:')).split(':')[1]}/%path/`))
})
