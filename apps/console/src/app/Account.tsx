import { Button as AriaButton, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useStore } from '../screens/use-store.js'
import { openKeySheet } from '../screens/keys.js'
import { LANGUAGES, THEMES, prefs } from '../store/prefs.js'
import type { Prefs } from '../store/prefs.js'
import { session, signOut } from '../store/session.js'
import { say } from '../store/toasts.js'
import { Icon } from '../parts/Icon.js'
import '../parts/menu.css'

/** Each language under its own name, for whoever cannot read the present one. */
const NAMES: Record<Prefs['language'], string> = { 'zh-CN': '\u4e2d\u6587', en: 'English' }

const only = <T,>(keys: 'all' | Iterable<unknown>): T | undefined => (keys === 'all' ? undefined : ([...keys][0] as T | undefined))

export function Account() {
  const { t } = useTranslation()
  const go = useNavigate()
  const user = useStore(session, (state) => state.user)
  const { language, theme } = useStore(prefs)
  const leave = async (): Promise<void> => {
    if (await signOut()) return
    say('failed', t('handOver.first'))
    void go('/dispatch/hand-over')
  }
  return (
    <MenuTrigger>
      <AriaButton className="bar-account" aria-label={t('bar.account')}>
        <span className="clip">{user?.name}</span>
        <span className="dim">{user && t(`role.${user.role}`)}</span>
        <Icon name="down" size={12} />
      </AriaButton>
      <Popover className="menu-popover" placement="bottom end" offset={4}>
        <Menu className="menu">
          <MenuSection selectionMode="single" disallowEmptySelection selectedKeys={[language]} onSelectionChange={(keys) => prefs.setState({ language: only<Prefs['language']>(keys) ?? language })}>
            <Header className="menu-head">{t('bar.language')}</Header>
            {LANGUAGES.map((name) => <MenuItem key={name} id={name} className="menu-item">{NAMES[name]}<Icon name="check" /></MenuItem>)}
          </MenuSection>
          <Separator className="menu-line" />
          <MenuSection selectionMode="single" disallowEmptySelection selectedKeys={[theme]} onSelectionChange={(keys) => prefs.setState({ theme: only<Prefs['theme']>(keys) ?? theme })}>
            <Header className="menu-head">{t('bar.theme')}</Header>
            {THEMES.map((name) => <MenuItem key={name} id={name} className="menu-item">{t(`bar.${name}`)}<Icon name="check" /></MenuItem>)}
          </MenuSection>
          <Separator className="menu-line" />
          <MenuItem className="menu-item" onAction={openKeySheet}>{t('bar.keys')}<kbd>?</kbd></MenuItem>
          <MenuItem className="menu-item" onAction={() => void go('/account/password')}>{t('bar.password')}</MenuItem>
          <MenuItem className="menu-item" onAction={() => void leave()}>{t('bar.signOut')}</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
