/** Whether something that holds on some days holds today: both days are included, absent = without end. */
export type Validity = 'valid' | 'early' | 'over'

export function validityOn(day: string, { validFrom, validTo }: { validFrom?: string | undefined; validTo?: string | undefined }): Validity {
  if (validFrom !== undefined && day < validFrom) return 'early'
  return validTo !== undefined && day > validTo ? 'over' : 'valid'
}

/** `2026-01-01 – 2026-12-31`, open at an end that is not set. */
export const daysText = ({ validFrom, validTo }: { validFrom?: string | undefined; validTo?: string | undefined }): string => (validFrom === undefined && validTo === undefined ? '' : `${validFrom ?? ''} \u2013 ${validTo ?? ''}`.trim())
