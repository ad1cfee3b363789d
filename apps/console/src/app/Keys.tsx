import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Button } from '../parts/Button.js'
import { Icon } from '../parts/Icon.js'
import { screenKeys } from '../screens/keys.js'
import { useStore } from '../screens/use-store.js'
import { session } from '../store/session.js'
import { keyOf } from './key-press.js'
import { workplacesFor } from './workplaces.js'

const closeSheet = (): void => screenKeys.setState({ sheet: false })

/** Listens for keys and shows them on `?`. */
export function Keys() {
  const go = useNavigate()
  const role = useStore(session, (state) => state.user?.role)
  const sheet = useStore(screenKeys, (state) => state.sheet)
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const key = event.defaultPrevented ? null : keyOf(event)
      if (key === null) return
      const act = actionOf(key)
      if (!act) return
      event.preventDefault()
      act()
    }
    const actionOf = (key: string): (() => void) | undefined => {
      if (key === '?') return () => screenKeys.setState((state) => ({ sheet: !state.sheet }))
      if (key === 'Escape' && screenKeys.getState().sheet) return closeSheet
      if (key === '/') return () => document.querySelector<HTMLInputElement>('[data-find]')?.focus()
      const place = /^[1-7]$/.test(key) ? workplacesFor(role)[Number(key) - 1] : undefined
      if (place) return () => void go(place.path)
      return screenKeys.getState().keys.findLast((bound) => bound.key === key)?.run
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [go, role])
  return sheet ? <KeySheet /> : null
}

function KeySheet() {
  const { t } = useTranslation()
  const role = useStore(session, (state) => state.user?.role)
  const keys = useStore(screenKeys, (state) => state.keys)
  const close = useRef<HTMLDivElement>(null)
  useEffect(() => { close.current?.querySelector('button')?.focus() }, [])
  const lines: [string, string][] = [
    ...workplacesFor(role).map((place, index): [string, string] => [String(index + 1), t('keys.workplace', { name: t(place.name) })]),
    ['/', t('keys.find')],
    ...keys.filter(({ key }) => key !== 'Escape').map(({ key, label }): [string, string] => [key.toUpperCase(), t(label) as string]),
    ['Esc', t('keys.escape')],
    ['?', t('keys.help')],
    [`\u21e7 ${t('keys.click')}`, t('keys.window')],
  ]
  return (
    <div className="key-sheet" role="dialog" aria-label={t('keys.title')} ref={close}>
      <header><h2>{t('keys.title')}</h2><Button look="quiet" square aria-label={t('action.close')} onPress={closeSheet}><Icon name="close" /></Button></header>
      <dl>{lines.map(([key, what]) => <div key={key + what}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}</dl>
      <p className="dim">{t('keys.note')}</p>
    </div>
  )
}
