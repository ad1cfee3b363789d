import { Component } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { Notice } from '../../parts/Notice.js'

function MapFailed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation()
  return <div className="live-map-wait"><Notice tone="error" title={t('live.mapFailed')} action={<Button onPress={onRetry}>{t('action.retry')}</Button>}>{error.message}</Notice></div>
}

/** A browser without WebGL, a chunk that did not load: the lists and the drawer go on without the map. */
export class MapBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    return this.state.error ? <MapFailed error={this.state.error} onRetry={() => this.setState({ error: null })} /> : this.props.children
  }
}
