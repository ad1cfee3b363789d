import type { Site } from '@watchfloor/domain'
import type { Settings } from '../../platform/config/settings.js'

/** What the settings have set up for devices. A dock's four settings go together, which the start has seen to. */
export function siteOf({ DJI_NTP_HOST: ntpHost, DJI_APP_ID: appId, DJI_APP_KEY: appKey, DJI_APP_LICENSE: appLicense }: Settings): Site {
  return { dji: ntpHost && appId && appKey && appLicense ? { ntpHost, appId, appKey, appLicense } : null }
}
