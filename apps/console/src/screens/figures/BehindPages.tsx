import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query'
import type { Page } from '@watchfloor/shared'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { Notice } from '../../parts/Notice.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { count } from '../../parts/format.js'
import { errorKey } from '../error-key.js'

interface BehindPagesProps<T> { query: UseInfiniteQueryResult<InfiniteData<Page<T>>>; choice: ReactNode; table: (items: readonly T[]) => ReactNode }

/** A list that lies behind a number, page after page, with how many there are. */
export function BehindPages<T>({ query, choice, table }: BehindPagesProps<T>) {
  const { t } = useTranslation()
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <div className="figure-behind-bar">
        {choice}
        <span className="dim">{query.data && t('figures.count', { n: count(query.data.pages[0]!.total) })}</span>
      </div>
      <div className="figure-behind-scroll">
        {query.isPending ? <Skeleton rows={12} /> : query.isError ? <Notice tone="error" title={t('state.error')} action={<Button onPress={() => void query.refetch()}>{t('action.retry')}</Button>}>{t(errorKey(query.error))}</Notice>
          : items.length === 0 ? <Notice title={t('figures.behindEmpty')} /> : table(items)}
        {query.hasNextPage && <p className="figure-more"><Button busy={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>{t('action.more')}</Button></p>}
      </div>
    </>
  )
}
