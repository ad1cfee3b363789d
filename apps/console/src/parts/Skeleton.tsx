import { useTranslation } from 'react-i18next'
import './notice.css'

const WIDTHS = [38, 52, 30, 46, 41, 57, 34, 49]

/** Rows in the place of the rows to come; still, because a moving one would ask for attention. */
export function Skeleton({ rows = 8 }: { rows?: number }) {
  const { t } = useTranslation()
  return (
    <div className="skeleton" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, row) => <div key={row} className="skeleton-row" style={{ ['--w' as string]: `${WIDTHS[row % WIDTHS.length]}%` }} />)}
    </div>
  )
}
