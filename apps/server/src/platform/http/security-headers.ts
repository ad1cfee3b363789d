import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { Settings } from '../config/settings.js'

const MAPBOX = ['https://api.mapbox.com', 'https://events.mapbox.com', 'https://*.tiles.mapbox.com']
const TIANDITU = ['https://*.tianditu.gov.cn']

/**
 * What a page of ours may do. MapLibre's worker comes from our own origin, mapbox-gl's from a blob; a configured style may name tiles anywhere, so
 * it opens HTTPS as a whole. React and the map set styles on elements.
 */
export function securityHeaders(settings: Settings): RequestHandler {
  const elsewhere = [...(settings.MAPBOX_TOKEN ? MAPBOX : []), ...(settings.TIANDITU_KEY ? TIANDITU : []), ...(settings.BASEMAP_STYLE_URL ? ['https:'] : [])]
  const tls = settings.TLS_CERT !== undefined
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"], baseUri: ["'none'"], objectSrc: ["'none'"], frameAncestors: ["'self'"], formAction: ["'self'"],
        scriptSrc: ["'self'"], workerSrc: ["'self'", 'blob:'], childSrc: ["'self'", 'blob:'], styleSrc: ["'self'", "'unsafe-inline'"], fontSrc: ["'self'", 'data:'],
        imgSrc: ["'self'", 'data:', 'blob:', ...elsewhere], mediaSrc: ["'self'", 'blob:'], connectSrc: ["'self'", 'data:', 'blob:', ...elsewhere],
      },
    },
    // Only where TLS is our own: behind a proxy that is the proxy's word to give.
    strictTransportSecurity: tls,
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: tls ? { policy: 'same-origin' } : false,
    originAgentCluster: tls,
    referrerPolicy: { policy: 'same-origin' },
  })
}
