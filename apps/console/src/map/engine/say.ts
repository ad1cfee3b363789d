import i18next from 'i18next'
import type { Say } from '../layers/units/label-text.js'

/** The few words that stand on the map itself, in the language of the screen. */
export const say: Say = (key, n) => {
  switch (key) {
    case 'ageSeconds': return i18next.t('map.ageSeconds', { n })
    case 'ageMinutes': return i18next.t('map.ageMinutes', { n })
    case 'ageHours': return i18next.t('map.ageHours', { n })
  }
}
