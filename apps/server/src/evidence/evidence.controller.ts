import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common'
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { EVIDENCE_TYPES, EvidenceInput, EvidenceItem, EvidenceQuery, page } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { CurrentUser, Roles } from '../platform/auth/decorators.js'
import { MAY } from '../platform/auth/rights.js'
import type { SignedIn } from '../platform/auth/session.service.js'
import { ApiProblem } from '../platform/http/api-problem.js'
import { EvidenceKeeper } from './evidence-keeper.js'
import { EvidenceRights } from './evidence-rights.js'
import { Previews } from './files/previews.js'

/** The content of a hash never changes; who may see it is asked once per browser. */
const FOR_EVER = 'private, max-age=31536000, immutable'
/** What senders say who do not know the type. */
const ANY_TYPE: ReadonlySet<string> = new Set(['application/octet-stream', 'application/x-www-form-urlencoded'])

@ApiTags('evidence')
@Controller('api/evidence')
export class EvidenceController {
  constructor(private readonly keeper: EvidenceKeeper, private readonly rights: EvidenceRights, private readonly previews: Previews) {}

  /** Keeps one file: its bytes are the body, what is told about it the query. The same content is stored once, each upload is an item of its own. */
  @Post()
  @Roles(...MAY.keepEvidence)
  @ApiConsumes(...EVIDENCE_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ standardSchema: EvidenceItem })
  async keep(@Query({ schema: EvidenceInput }) input: EvidenceInput, @Req() request: Request, @CurrentUser() by: SignedIn): Promise<EvidenceItem> {
    const claimed = request.headers['content-type']?.split(';')[0]!.trim().toLowerCase()
    if (claimed?.startsWith('multipart/')) throw new ApiProblem('input.invalid', 'send the file itself as the body, with its own Content-Type')
    try {
      // The stream is left alone when we stop reading, so that the refusal can still be heard.
      const content = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
      return await this.keeper.take(Number(request.headers['content-length'] ?? 0), content, claimed === undefined || ANY_TYPE.has(claimed) ? undefined : claimed, input, by.id)
    } catch (error) {
      request.resume()
      throw error
    }
  }

  @Get()
  @Roles(...MAY.readEvidence)
  @ApiOkResponse({ standardSchema: page(EvidenceItem) })
  async list(@Query({ schema: EvidenceQuery }) { incident }: EvidenceQuery, @CurrentUser() user: SignedIn): Promise<Page<EvidenceItem>> {
    if (!await this.rights.maySeeIncident(user, incident)) throw new ApiProblem('not_found', 'no such incident')
    const items = await this.keeper.ofIncident(incident)
    return { items, total: items.length }
  }

  @Get(':id')
  @Roles(...MAY.readEvidence)
  @ApiOkResponse({ standardSchema: EvidenceItem })
  get(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() user: SignedIn): Promise<EvidenceItem> { return this.item(id, user) }

  /** The file itself; parts of it by range, for video. */
  @Get(':id/file')
  @Roles(...MAY.readEvidence)
  @ApiOkResponse({ description: 'the file, byte for byte' })
  async file(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() user: SignedIn, @Res() response: Response): Promise<void> {
    const item = await this.item(id, user)
    await send(response, this.keeper.pathOf(item), { ...headersOf(item), 'Cache-Control': FOR_EVER, ETag: `"${item.hash}"` })
  }

  /** A small copy of a picture (WebP, 320 px at most, without any metadata) for lists; no evidence. The picture itself where this hub cannot make one. */
  @Get(':id/preview')
  @Roles(...MAY.readEvidence)
  @ApiOkResponse({ description: 'a small picture' })
  async preview(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() user: SignedIn, @Res() response: Response): Promise<void> {
    const item = await this.item(id, user)
    if (!item.mime.startsWith('image/')) throw new ApiProblem('input.invalid', 'only pictures have a preview: ask for the file itself')
    const path = await this.previews.pathOf(item.hash)
    // What stands in for a preview is not kept as one: the next hub may make it.
    if (path === null) return send(response, this.keeper.pathOf(item), { ...headersOf(item), 'Cache-Control': 'private, max-age=3600' })
    await send(response, path, { 'Content-Type': 'image/webp', 'Cache-Control': FOR_EVER, ETag: `"${item.hash}-preview"`, 'X-Content-Type-Options': 'nosniff', 'Content-Disposition': 'inline' })
  }

  private async item(id: string, user: SignedIn): Promise<EvidenceItem> {
    const [item] = await this.keeper.items([id])
    if (!item || !await this.rights.maySee(user, item)) throw new ApiProblem('not_found', 'no such evidence')
    return item
  }
}

const headersOf = ({ mime, name }: EvidenceItem): Record<string, string> => ({
  'Content-Type': mime, 'X-Content-Type-Options': 'nosniff',
  // A document is never opened inside our own origin.
  'Content-Disposition': `${mime === 'application/pdf' ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`,
})

const send = (response: Response, path: string, headers: Record<string, string>): Promise<void> => new Promise((resolve, reject) => {
  response.sendFile(path, { dotfiles: 'allow', cacheControl: false, lastModified: false, etag: false, headers }, (error) => { if (error && !response.headersSent) reject(error); else resolve() })
})
