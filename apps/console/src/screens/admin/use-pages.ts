import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { Page } from '@watchfloor/shared'
import type { Pages } from '../../store/pages.js'
import { leaving } from '../../store/leaving.js'
import { useStore } from '../use-store.js'

export interface PagesState<T> {
  rows: readonly T[]
  total: number
  loading: boolean
  /** Why there is nothing to show. */
  error: unknown
  retry: () => void
  more: (() => void) | null
  loadingMore: boolean
}

/** Pages of a list, one after the other; `whole` fetches the rest by itself, because an order over half a list is a wrong order. */
export function usePages<T extends { id: string }>(pages: Pages<T>, whole: boolean): PagesState<T> {
  const query = useInfiniteQuery<Page<T>, Error, { pages: Page<T>[] }, readonly unknown[], string | undefined>({ ...pages, placeholderData: (before) => before })
  const gone = useStore(leaving, (state) => state.ids)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  useEffect(() => {
    if (whole && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [whole, hasNextPage, isFetchingNextPage, fetchNextPage])
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items).filter((row) => !gone.has(row.id)) ?? [], [query.data, gone])
  return {
    rows,
    total: query.data?.pages[0]?.total ?? 0,
    loading: query.isPending,
    error: query.data ? null : query.error,
    retry: () => void query.refetch(),
    more: hasNextPage ? () => void fetchNextPage() : null,
    loadingMore: isFetchingNextPage,
  }
}
