import { Injectable } from '@nestjs/common'
import type { EvidenceInput, EvidenceItem } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import type { EntityManager } from 'typeorm'
import { v7 as uuid } from 'uuid'
import type { EvidenceLink } from '../ports/evidence.port.js'
import { EvidencePort } from '../ports/evidence.port.js'
import { ApiProblem } from '../platform/http/api-problem.js'
import { EvidenceChain } from './chain/evidence-chain.js'
import { SELECT_ITEM, toItem } from './evidence-rows.js'
import type { EvidenceRow } from './evidence-rows.js'
import { fileKind, HEAD_BYTES } from './files/file-kind.js'
import { FileStore } from './files/file-store.js'

const ENDINGS: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'video/mp4': 'mp4', 'application/pdf': 'pdf' }

/** Keeps files with what is told about them, and binds them to the chains of incidents. */
@Injectable()
export class EvidenceKeeper extends EvidencePort {
  constructor(private readonly database: DataSource, private readonly files: FileStore, private readonly chain: EvidenceChain) { super() }

  override keep(content: Buffer, input: EvidenceInput, by: string): Promise<EvidenceItem> {
    return this.take(content.length, (async function* () { yield content })(), undefined, input, by)
  }

  override async keepPicture(content: Buffer, input: EvidenceInput, by: string): Promise<EvidenceItem> {
    if (fileKind(content.subarray(0, HEAD_BYTES))?.mime.startsWith('image/') !== true) throw new ApiProblem('input.invalid', 'this is not a picture (JPEG, PNG, WebP) that can be read; take or choose another one')
    return this.keep(content, input, by)
  }

  /** As `keep`, from a stream of `announced` bytes (0 = not said) that the sender calls `claimed`. */
  async take(announced: number, content: AsyncIterable<Buffer>, claimed: string | undefined, input: EvidenceInput, by: string): Promise<EvidenceItem> {
    this.files.admit(announced)
    const file = await this.files.keep(content, claimed, input.sha256)
    const id = uuid()
    const item: EvidenceItem = {
      id, hash: file.hash, mime: file.mime, bytes: file.bytes, width: file.width, height: file.height, name: input.name ?? `${input.role ?? 'file'}-${id.slice(-6)}.${ENDINGS[file.mime]}`,
      role: input.role ?? null, takenAt: input.takenAt ? new Date(input.takenAt).toISOString() : null, receivedAt: new Date().toISOString(),
      lat: input.lat ?? null, lon: input.lon ?? null, accuracyM: input.accuracyM ?? null, deviceId: input.deviceId ?? null, by,
    }
    return this.database.transaction(async (manager) => {
      await manager.query('INSERT INTO evidence_file(hash, mime, bytes, width, height) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [file.hash, file.mime, file.bytes, file.width, file.height])
      const made = await manager.query<{ id: string }[]>(
        `INSERT INTO evidence_item(id, hash, name, role, taken_at, received_at, lat, lon, accuracy_m, device_id, by_person, upload_id, about)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '{}') ON CONFLICT (upload_id) DO NOTHING RETURNING id`,
        [id, item.hash, item.name, item.role, item.takenAt, item.receivedAt, item.lat, item.lon, item.accuracyM, item.deviceId, by, input.uploadId ?? null])
      return made.length > 0 ? item : this.first(manager, input.uploadId!, item)
    })
  }

  /** What the same upload became before. */
  private async first(manager: EntityManager, uploadId: string, again: EvidenceItem): Promise<EvidenceItem> {
    const [row] = await manager.query<EvidenceRow[]>(`${SELECT_ITEM} WHERE i.upload_id = $1`, [uploadId])
    const before = row && toItem(row)
    if (before?.by !== again.by || before.hash !== again.hash) throw new ApiProblem('conflict.exists', 'this uploadId was used for another file: make a new one')
    return before
  }

  override linkAll(links: readonly EvidenceLink[], within: EntityManager): Promise<void> { return this.chain.append(links, within) }

  override async items(ids: readonly string[]): Promise<EvidenceItem[]> {
    if (ids.length === 0) return []
    const rows = await this.database.query<EvidenceRow[]>(`${SELECT_ITEM} WHERE i.id::text = ANY($1)`, [ids])
    const found = new Map(rows.map((row) => [row.id, toItem(row)]))
    return ids.flatMap((id) => found.get(id) ?? [])
  }

  /** What belongs to an incident, in the order in which it came in. */
  async ofIncident(incidentId: string): Promise<EvidenceItem[]> {
    const rows = await this.database.query<EvidenceRow[]>(`${SELECT_ITEM} JOIN evidence_of o ON o.item_id = i.id WHERE o.incident_id = $1 ORDER BY i.received_at, i.id`, [incidentId])
    return rows.map(toItem)
  }

  pathOf(item: EvidenceItem): string { return this.files.pathOf(item.hash) }
}
