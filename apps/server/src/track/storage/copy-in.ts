import type { ClientBase } from 'pg'
import { from } from 'pg-copy-streams'

/** Runs one COPY … FROM STDIN. The bytes are sent as they are, without a copy of our own: leave them alone until this settles. */
export const copyIn = (client: ClientBase, sql: string, bytes: Buffer): Promise<void> => new Promise((resolve, reject) => {
  const stream = client.query(from(sql))
  stream.once('error', reject)
  stream.once('finish', resolve)
  stream.end(bytes)
})
