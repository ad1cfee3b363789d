import { useStore } from 'zustand'
import { abilities } from '../phone/abilities.js'
import { install } from '../phone/install.js'
import { me, signOut } from '../store/me.js'
import { look, useWords } from '../words/words.js'
import { DutyPosition } from './DutyPosition.js'
import { Lookers } from './Lookers.js'
import { PushSwitch } from './PushSwitch.js'

const THEMES = ['light', 'dark', 'auto'] as const

/** Who I am, my position, how the page looks, and what this phone can and cannot do. */
export function Me() {
  const w = useWords()
  const { user, unitIds } = useStore(me)
  const { language, theme } = useStore(look)
  const can = abilities()
  return (
    <>
      <header className="head"><h1>{user?.name}</h1><span className="quiet">{user?.username}</span></header>
      {unitIds.length === 0 && <p className="told pad-line">{w.me.noUnit}</p>}
      {!can.secure && <p className="told warn pad-line" role="note">▲ {w.me.secure}</p>}
      <PushSwitch />
      <DutyPosition />
      <Lookers />
      <section className="block form">
        <fieldset className="segments"><legend>{w.me.language}</legend>
          {(['zh-CN', 'en'] as const).map((one) => <button key={one} type="button" className="tap" aria-pressed={language === one} onClick={() => look.setState({ language: one })}>{one === 'en' ? 'English' : '\u4e2d\u6587'}</button>)}
        </fieldset>
        <fieldset className="segments"><legend>{w.me.look}</legend>
          {THEMES.map((one) => <button key={one} type="button" className="tap" aria-pressed={theme === one} onClick={() => look.setState({ theme: one })}>{w.me[one]}</button>)}
        </fieldset>
      </section>
      <section className="block">
        <h2>{w.me.can}</h2>
        <dl className="facts">
          <dt>{w.me.storage}</dt><dd>{can.storage ? `✓ ${w.me.yes}` : `◆ ${w.me.no}`}</dd>
          <dt>{w.me.install}</dt><dd>{can.install ? <Install /> : `◆ ${w.me.installNo}`}</dd>
          <dt>{w.me.position}</dt><dd>{can.position ? `✓ ${w.me.yes}` : `◆ ${w.me.positionNo}`}</dd>
          <dt>{w.me.background}</dt><dd>{can.background ? `✓ ${w.me.yes}` : `◆ ${w.me.no}`}</dd>
        </dl>
      </section>
      <section className="block form">
        <button type="button" className="tap" onClick={() => void signOut()}>{w.me.signOut}</button>
        <p className="quiet">{w.me.signOutNote}</p>
      </section>
    </>
  )
}

function Install() {
  const w = useWords()
  const { offer } = useStore(install)
  return offer ? <button type="button" className="tap small-tap" onClick={() => { void offer.prompt(); install.setState({ offer: null }) }}>{w.me.installNow}</button> : <>✓ {w.me.installYes}</>
}
