import type { AddressInfo, Server } from 'node:net'
import { StartError } from '../config/start-error.js'

/** Lets a server listen and gives the port it got. @throws StartError that names the setting when the port cannot be had. */
export function listen(server: Server, port: number, host: string, setting: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException): void => reject(new StartError(sentence(error, port, host, setting)))
    server.once('error', refused)
    server.listen(port, host, () => {
      server.off('error', refused)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function sentence(error: NodeJS.ErrnoException, port: number, host: string, setting: string): string {
  switch (error.code) {
    case 'EADDRINUSE': return `${setting} ${port} is in use by another program: stop it, or set ${setting} to a free port`
    case 'EACCES': return `${setting} ${port} may not be opened by this user: choose a port above 1023`
    case 'EADDRNOTAVAIL': case 'ENOTFOUND': return `HOST "${host}" is not an address of this machine`
    default: return `${setting} ${port} cannot be opened (${error.code ?? error.message})`
  }
}
