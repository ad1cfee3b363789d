import { Component } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../words/words.js'

/** A screen whose file could not be fetched says so; the rest of the page goes on. */
export class PartBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError = (): { failed: boolean } => ({ failed: true })
  override render(): ReactNode { return this.state.failed ? <Failed /> : this.props.children }
}

function Failed() {
  const w = useWords()
  return <div className="empty" role="alert"><h2>{w.parts.failed}</h2><p>{w.parts.failedText}</p><button type="button" className="tap" onClick={() => location.reload()}>{w.parts.again}</button></div>
}
