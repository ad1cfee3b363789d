import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger'
import { Contact, ContactInput } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ContactBook } from './contact-book.js'

const ContactPatch = ContactInput.partial()
type ContactPatch = z.infer<typeof ContactPatch>
const Contacts = z.object({ items: z.array(Contact) })

/** Named contacts of communities. */
@Controller('api/contacts')
export class ContactsController {
  constructor(private readonly book: ContactBook) {}

  @Get()
  @Roles(...MAY.readPlaces)
  @ApiOkResponse({ standardSchema: Contacts })
  async list(): Promise<z.infer<typeof Contacts>> { return { items: await this.book.list() } }

  @Post()
  @Roles(...MAY.manageRouting)
  @ApiCreatedResponse({ standardSchema: Contact })
  create(@Body({ schema: ContactInput }) input: ContactInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<Contact> {
    return this.book.create(input, { name: by.username, address })
  }

  @Patch(':id')
  @Roles(...MAY.manageRouting)
  @ApiOkResponse({ standardSchema: Contact })
  change(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: ContactPatch }) patch: ContactPatch, @CurrentUser() by: SignedIn, @Address() address: string): Promise<Contact> {
    return this.book.change(id, patch, { name: by.username, address })
  }

  @Delete(':id')
  @Roles(...MAY.manageRouting)
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() by: SignedIn, @Address() address: string): Promise<void> {
    return this.book.remove(id, { name: by.username, address })
  }
}
