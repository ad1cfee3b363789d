import { useWords } from '../words/words.js'

/** What is brought: a new problem, or a parking notice. */
export function ReportKinds({ at }: { at: 'report' | 'notice' }) {
  const w = useWords()
  return (
    <nav className="head segments">
      <a className="tap" href="#/report" aria-current={at === 'report' ? 'page' : undefined}>{w.report.title}</a>
      <a className="tap" href="#/notice" aria-current={at === 'notice' ? 'page' : undefined}>{w.notice.title}</a>
    </nav>
  )
}
