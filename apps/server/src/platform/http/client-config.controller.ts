import { existsSync } from 'node:fs'
import { Controller, Get } from '@nestjs/common'
import { ApiOkResponse } from '@nestjs/swagger'
import { ClientConfig, ROLES } from '@watchfloor/shared'
import { Public } from '../auth/decorators.js'
import { Settings } from '../config/settings.js'
import { hubVersion } from '../config/version.js'
import { pmtilesFile } from './static-files.js'

@Controller('api/client-config')
export class ClientConfigController {
  constructor(private readonly settings: Settings) {}

  /** What the console needs before anyone signs in. */
  @Get()
  @Public()
  @ApiOkResponse({ standardSchema: ClientConfig })
  get(): ClientConfig {
    const { settings } = this
    const tiles = pmtilesFile(settings)
    return {
      centreName: settings.CENTRE_NAME, demo: settings.DEMO, version: hubVersion, demoUsers: settings.DEMO ? [...ROLES] : [], stills: settings.MEDIA_URL === undefined,
      map: {
        engine: settings.MAPBOX_TOKEN ? 'mapbox' : 'maplibre', mapboxToken: settings.MAPBOX_TOKEN ?? null, styleUrl: settings.BASEMAP_STYLE_URL ?? null,
        pmtilesUrl: tiles && existsSync(tiles) ? '/basemap/tiles.pmtiles' : null, tiandituKey: settings.TIANDITU_KEY ?? null, datum: settings.BASEMAP_DATUM,
        center: settings.MAP_CENTER as [number, number], zoom: settings.MAP_ZOOM,
      },
    }
  }
}
