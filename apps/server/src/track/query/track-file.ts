import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { csvFile, gpxFile } from '@watchfloor/domain'
import type { TrackFile } from '@watchfloor/domain'
import type { Fix } from '@watchfloor/shared'
import type { Response } from 'express'
import type { KnownDevice } from '../../store/device-directory.js'
import type { Stretch } from './track-rows.js'

const TYPES = { gpx: 'application/gpx+xml; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const

/**
 * Sends a whole track as a file while it is read, no faster than the receiver takes it. When reading fails halfway the connection breaks:
 * half a track must not look like a whole one.
 */
export async function sendTrackFile(response: Response, device: KnownDevice, stretch: Stretch, format: 'gpx' | 'csv', pages: AsyncIterable<Fix[]>): Promise<void> {
  const day = new Date(stretch.fromMs).toISOString().slice(0, 10)
  response.attachment(`${device.name}-${day}.${format}`)
  response.setHeader('Content-Type', TYPES[format])
  const text = Readable.from(written(format === 'gpx' ? gpxFile(device.name) : csvFile(device.name), pages))
  await pipeline(text, response).catch((error: NodeJS.ErrnoException) => {
    // The person closed the page: nothing went wrong here.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}

async function* written(file: TrackFile, pages: AsyncIterable<Fix[]>): AsyncGenerator<string> {
  yield file.begin()
  for await (const fixes of pages) yield file.add(fixes)
  yield file.end()
}
