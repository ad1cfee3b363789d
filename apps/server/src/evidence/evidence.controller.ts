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

/** The content of a hash never changes; who may see it is asked once per browser. */
const FOR_EVER = 'private, max-age=31536000, immutable'
/** What senders say who do not know the type. */
const ANY_TYPE: ReadonlySet<string> = new Set(['application/octet-stream', 'application/x-www-form-urlencoded'])

@ApiTags('evidence')
@Controller('api/evidence')
export class EvidenceController {
  constructor(private readonly keeper: EvidenceKeeper, private readonly rights: EvidenceRights) {}

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
    await new Promise<void>((resolve, reject) => {
      response.sendFile(this.keeper.pathOf(item), {
        dotfiles: 'allow', cacheControl: false, lastModified: false, etag: false,
        headers: {
          'Content-Type': item.mime, 'Cache-Control': FOR_EVER, ETag: `"${item.hash}"`, 'X-Content-Type-Options': 'nosniff',
          // A document is never opened inside our own origin.
          'Content-Disposition': `${item.mime === 'application/pdf' ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(item.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`,
        },
      }, (error) => { if (error && !response.headersSent) reject(error); else resolve() })
    })
  }

  private async item(id: string, user: SignedIn): Promise<EvidenceItem> {
    const [item] = await this.keeper.items([id])
    if (!item || !await this.rights.maySee(user, item)) throw new ApiProblem('not_found', 'no such evidence')
    return item
  }
}
