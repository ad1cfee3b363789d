import type { Page } from '@watchfloor/shared'

const SIZE = 200
/** What the infinite queries of the screens are made of: one page after the other, by the hub's cursor. */
export function pages<T>(queryKey: readonly unknown[], load: (cursor: string | undefined, limit: number, signal: AbortSignal) => Promise<Page<T>>) {
  return {
    queryKey,
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) => load(pageParam, SIZE, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page<T>): string | undefined => last.next,
  }
}
export type Pages<T> = ReturnType<typeof pages<T>>
