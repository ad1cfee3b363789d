/** The machine in an address, with its port: what may be told where the rest may hold a password. */
export const hostOf = (address: string): string => /^\w+:\/\/([^/]+)/.exec(address)![1]!.toLowerCase()
