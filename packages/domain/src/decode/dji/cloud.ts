import type { JsonObject } from '../payload.js'

/** What a dock is told by the platform that it belongs to: where it gets the time, and the licence that DJI gave the operator of the platform. */
export interface DjiCloud { readonly ntpHost: string; readonly appId: string; readonly appKey: string; readonly appLicense: string }

/**
 * The data of the reply to `config`. DJI's page for this method shows the keys bare under `data`, unlike every other request;
 * the general form of a reply (PROTOCOLS §1) has them under `output`. Firmware that knows one form skips the other's keys, so both are said.
 */
export function configReply({ ntpHost, appId, appKey, appLicense }: DjiCloud): JsonObject {
  const output = { ntp_server_host: ntpHost, app_id: appId, app_key: appKey, app_license: appLicense }
  return { ...output, result: 0, output }
}
