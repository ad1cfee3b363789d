/** Between the bench and the bare pipe. */
export type PipeAsk = { kind: 'begin'; port: number; databaseUrl: string; filter: string; qos: 0 | 1 }
export type PipeTell = { kind: 'ready' } | { kind: 'stored'; rows: number }
