import pg from 'pg'

/** The connections of this process for hot SQL; the class is the token by which it is injected. */
export class PgPool extends pg.Pool {}
