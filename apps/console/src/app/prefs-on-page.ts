import { setLanguage, startI18n } from '../i18n/i18n.js'
import { onTheme, prefs, shownTheme } from '../store/prefs.js'

/** Keeps the page's language and theme as the person wants them. */
export function followPrefs(): void {
  startI18n(prefs.getState().language)
  const show = (): void => {
    const { language } = prefs.getState()
    document.documentElement.lang = language
    document.documentElement.dataset['theme'] = shownTheme()
  }
  show()
  onTheme(show)
  prefs.subscribe((now, before) => { if (now.language !== before.language) setLanguage(now.language) })
}
