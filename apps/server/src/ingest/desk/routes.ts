import { Injectable } from '@nestjs/common'
import type { Link } from './link.js'

/** How a device was last heard: the way by which a command reaches it. */
export interface Route { link: Link; sessionKey: string | null; externalId: string }

/** Device number → its last way in. One entry a known device, so bounded by the registry. */
@Injectable()
export class Routes {
  private readonly routes = new Map<number, Route>()

  heard(no: number, link: Link, sessionKey: string | null, externalId: string): void {
    const route = this.routes.get(no)
    if (!route) this.routes.set(no, { link, sessionKey, externalId })
    else {
      route.link = link
      route.sessionKey = sessionKey
      route.externalId = externalId
    }
  }

  of(no: number): Route | undefined { return this.routes.get(no) }
  forget(no: number): void { this.routes.delete(no) }
}
