import type { ClockKind, Limit } from '@watchfloor/shared'

const minutes = (amount: number): Limit => ({ amount, unit: 'urgent_minute' })

/** Limits of the stages that every category shares (DOMAIN §5.3, §6.4): continuous, day and night. Disposal comes from the category, suspension from its end. */
export const STAGE_LIMITS: Readonly<Record<Exclude<ClockKind, 'disposal' | 'suspension'>, Limit>> = {
  accept: minutes(15), dispatch: minutes(15), verify: minutes(30), check: minutes(30), close: minutes(15),
}
export type StageLimits = typeof STAGE_LIMITS
