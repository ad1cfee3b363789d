import type { KeptAccounts } from '@watchfloor/domain'
import type { CameraRow } from './camera-rows.js'

/** What of a camera's row says where its passwords go. */
export type AccountRow = Pick<CameraRow, 'main_url' | 'sub_url' | 'onvif_url' | 'onvif_username' | 'sealed_password' | 'sealed_onvif_password'>

export const accountsOf = (row: AccountRow): KeptAccounts => ({
  mainUrl: row.main_url, subUrl: row.sub_url, onvifUrl: row.onvif_url, onvifUsername: row.onvif_username, hasPassword: row.sealed_password !== null, hasOnvifPassword: row.sealed_onvif_password !== null,
})
