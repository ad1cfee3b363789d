import pg from 'pg'

/** The connections of this process for hot SQL; the class is the token by which it is injected. */
export class PgPool extends pg.Pool {
  private readonly lent = new Set<pg.PoolClient>()

  constructor(config: pg.PoolConfig) {
    super(config)
    this.on('acquire', (client) => this.lent.add(client))
    this.on('release', (_error, client) => this.lent.delete(client))
    this.on('remove', (client) => this.lent.delete(client as pg.PoolClient))
  }

  /** Ends all connections; those that nobody gave back in time are cut, for a connection forgotten somewhere must not hold the hub. */
  async endWithin(patienceMs: number): Promise<void> {
    const cut = setTimeout(() => { for (const client of this.lent) client.release(true) }, patienceMs)
    try { await this.end() } finally { clearTimeout(cut) }
  }
}
