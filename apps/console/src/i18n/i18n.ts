import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en.js'
import { zhCN } from './zh-CN.js'

/** Both languages are in the first load: together they are smaller than one icon font, and switching never waits. */
export function startI18n(language: string): void {
  void i18next.use(initReactI18next).init({
    lng: language, fallbackLng: 'zh-CN', supportedLngs: ['zh-CN', 'en'], showSupportNotice: false,
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    interpolation: { escapeValue: false },
  } as Parameters<typeof i18next.init>[0])
}

export const setLanguage = (language: string): void => { void i18next.changeLanguage(language) }
