import { Component } from 'react'
import type { ReactNode } from 'react'

/** A map that cannot be drawn (no WebGL, a lost connection while it was fetched) leaves the form as it is. */
export class PinBoundary extends Component<{ fallback: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError(): { failed: boolean } { return { failed: true } }
  override render(): ReactNode { return this.state.failed ? this.props.fallback : this.props.children }
}
