import type { ReactNode } from 'react'
import './notice.css'

interface NoticeProps {
  /** empty: nothing here yet · error: it went wrong · offline: shown as last known · no-right: not for you. */
  tone?: 'empty' | 'error' | 'no-right'
  title: string
  children?: ReactNode
  /** What can be done about it. */
  action?: ReactNode
}

/** What stands where content would stand. */
export function Notice({ tone = 'empty', title, children, action }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'error' ? 'alert' : undefined}>
      <p className="notice-title">{title}</p>
      {children && <div className="notice-text">{children}</div>}
      {action && <div className="notice-action">{action}</div>}
    </div>
  )
}
