import type { Command } from '@watchfloor/shared'
import type { CommandEntity } from '../../store/entities/index.js'

/** A command as the API answers it. */
export const commandView = (row: CommandEntity): Command => ({
  id: row.id, deviceId: row.deviceId, input: row.input, status: row.status, answer: row.answer,
  createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null, by: row.by,
})
