/** What every list understands (ListQuery of the contract). */
export interface ListOptions {
  q?: string | undefined
  limit?: number
  cursor?: string | undefined
}
