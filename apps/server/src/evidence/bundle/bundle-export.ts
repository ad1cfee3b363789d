import { createHash, createPublicKey } from 'node:crypto'
import type { Writable } from 'node:stream'
import { Injectable } from '@nestjs/common'
import { CHAIN_START } from '@watchfloor/domain'
import { Settings } from '../../platform/config/settings.js'
import { hubVersion } from '../../platform/config/version.js'
import { FileStore } from '../files/file-store.js'
import type { CaseStory } from './case-story.js'
import { custodyPage } from './custody-page.js'
import { HubKey } from './hub-key.js'
import { readme } from './readme.js'
import { ZipWriter } from './zip-writer.js'

const ENDINGS: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'video/mp4': 'mp4', 'application/pdf': 'pdf' }
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`)

/** One incident as a file for a stranger: everything in it, every file by its hash in a manifest, the manifest signed by the hub. */
@Injectable()
export class BundleExport {
  constructor(private readonly files: FileStore, private readonly key: HubKey, private readonly settings: Settings) {}

  async write(story: CaseStory, exportedBy: string, out: Writable): Promise<void> {
    const chain = { records: story.chain.length, head: story.chain.at(-1)?.hash ?? CHAIN_START }
    const about = {
      exportedAt: new Date().toISOString(), exportedBy, centre: this.settings.CENTRE_NAME, hubVersion, chain,
      keyFingerprint: sha256(createPublicKey(this.key.publicPem).export({ type: 'spki', format: 'der' })),
    }
    const texts = new Map<string, Buffer>([
      ['README.md', Buffer.from(readme(story.incident.number))], ['hub-public-key.pem', Buffer.from(this.key.publicPem)], ['custody.html', Buffer.from(custodyPage(story, about))],
      ['incident.json', json(story.incident)], ['timeline.json', json(story.timeline)], ['chain.json', json(story.chain)], ['evidence.json', json(story.items)],
      ...story.tracks.map((track): [string, Buffer] => [`tracks/${track.deviceId}.json`, json(track)]),
    ])
    // The same content under two items is one file.
    const kept = [...new Map(story.items.map((item) => [item.hash, item])).values()].map((item) => ({ path: `evidence/${item.hash}.${ENDINGS[item.mime]}`, bytes: item.bytes, sha256: item.hash }))
    const manifest = json({
      format: 'watchfloor-bundle/1', incident: { id: story.incident.id, number: story.incident.number }, ...about,
      files: [...[...texts].map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256(bytes) })), ...kept],
    })
    const zip = new ZipWriter(out)
    zip.text('manifest.json', manifest)
    zip.text('manifest.sig', Buffer.from(`${this.key.sign(manifest).toString('base64')}\n`))
    for (const [path, bytes] of texts) zip.text(path, bytes)
    for (const { path, sha256: hash } of kept) await zip.file(path, this.files.pathOf(hash))
    zip.end()
  }
}
