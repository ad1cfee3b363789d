import { Controller, Get, Header, Logger, Param, Res } from '@nestjs/common'
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { Response } from 'express'
import { z } from 'zod'
import { AuditService } from '../../platform/audit/audit.service.js'
import { Address, CurrentUser, Public, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { BundleExport } from './bundle-export.js'
import { CaseStories } from './case-story.js'
import { HubKey } from './hub-key.js'

@ApiTags('evidence')
@Controller('api')
export class BundleController {
  private readonly log = new Logger('evidence')

  constructor(private readonly stories: CaseStories, private readonly bundles: BundleExport, private readonly key: HubKey, private readonly audit: AuditService) {}

  /** The hub's public key (Ed25519, PEM). Anybody may have it: it is what a stranger verifies with. */
  @Get('evidence-key')
  @Public()
  @Header('Content-Type', 'application/x-pem-file')
  @ApiProduces('application/x-pem-file')
  @ApiOkResponse({ description: 'the public key' })
  publicKey(): string { return this.key.publicPem }

  /** One incident with all its evidence as a signed zip; noted in the audit log. */
  @Get('incidents/:id/bundle')
  @Roles(...MAY.exportEvidence)
  @ApiProduces('application/zip')
  @ApiOkResponse({ description: 'the bundle' })
  async bundle(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() by: SignedIn, @Address() address: string, @Res() response: Response): Promise<void> {
    const story = await this.stories.read(id)
    await this.audit.write(by.username, 'evidence.export', story.incident.number, address, { incident: id, records: story.chain.length, files: story.items.length })
    response.set({ 'Content-Type': 'application/zip', 'Content-Disposition': `attachment; filename="${story.incident.number.replace(/[^\w.-]/g, '_')}.zip"`, 'Cache-Control': 'no-store' })
    try { await this.bundles.write(story, by.username, response) } catch (error) {
      // The answer has begun: a cut connection is the only way left to say that it is not whole.
      this.log.error({ err: error, incident: id }, 'the bundle could not be written')
      response.destroy()
    }
  }
}
