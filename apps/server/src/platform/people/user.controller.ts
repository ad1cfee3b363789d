import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common'
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger'
import { Colleague, ListQuery, page, User, UserCreated, UserInput, UserPatch, UserReset } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../auth/decorators.js'
import { MAY } from '../auth/rights.js'
import type { SignedIn } from '../auth/session.service.js'
import { UserService } from './user.service.js'

const Colleagues = z.object({ items: z.array(Colleague) })
type Colleagues = z.infer<typeof Colleagues>

@Controller('api/users')
@Roles(...MAY.manageUsers)
export class UserController {
  constructor(private readonly users: UserService) {}

  @Get()
  @ApiOkResponse({ standardSchema: page(User) })
  list(@Query({ schema: ListQuery }) query: ListQuery): Promise<Page<User>> { return this.users.list(query) }

  /** Everybody who may sign in, by name: whom something can be handed to. */
  @Get('colleagues')
  @Roles(...MAY.readColleagues)
  @ApiOkResponse({ standardSchema: Colleagues })
  async colleagues(): Promise<Colleagues> { return { items: await this.users.colleagues() } }

  /** Without a password one is made and answered, this once. */
  @Post()
  @ApiCreatedResponse({ standardSchema: UserCreated })
  create(@Body({ schema: UserInput }) input: UserInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<UserCreated> {
    return this.users.create(input, { name: by.username, address })
  }

  /** Renames, changes the role, disables. A new role and a disabling end the sessions. */
  @Patch(':id')
  @ApiOkResponse({ standardSchema: User })
  change(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: UserPatch }) patch: UserPatch, @CurrentUser() by: SignedIn, @Address() address: string): Promise<User> {
    return this.users.change(id, patch, { name: by.username, address })
  }

  /** Makes a new password, answered this once, which has to be changed at the next sign-in. */
  @Post(':id/reset')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: UserReset })
  reset(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() by: SignedIn, @Address() address: string): Promise<UserReset> {
    return this.users.reset(id, { name: by.username, address })
  }
}
