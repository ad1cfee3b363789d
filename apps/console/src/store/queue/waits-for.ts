import type { IncidentRow, Role } from '@watchfloor/shared'

type Row = Pick<IncidentRow, 'state' | 'handledBy' | 'holder' | 'extensionRequest' | 'suspensionRequest' | 'appeal' | 'checkPassed'>

/**
 * Whether an incident waits for a decision of this person: what the queue shows first, and what loads itself after a decision.
 * Who holds another's work is not asked; what somebody else took is left to that person.
 */
export function waitsFor(row: Row, role: Role | undefined, userId: string | undefined): boolean {
  if (row.holder !== null && row.holder !== userId && role !== 'supervisor') return false
  switch (role) {
    case 'seat': return row.state === 'reported' || row.state === 'verifying' || ((row.state === 'handled' || row.state === 'checking') && row.handledBy !== userId && row.checkPassed !== false)
    case 'dispatcher': return row.state === 'filed' || (row.state === 'handled' && row.checkPassed === false)
    case 'supervisor': return row.extensionRequest !== null || row.suspensionRequest !== null || row.appeal?.verdict === 'open' || (row.state === 'handled' && row.handledBy !== userId)
    default: return false
  }
}
