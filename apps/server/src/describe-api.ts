import 'reflect-metadata'
import { NestFactory } from '@nestjs/core'
import pino from 'pino'
import { AppModule } from './app.module.js'
import { loadSettings } from './platform/config/settings.js'
import type { Database } from './platform/database/database.js'
import { openApiOf } from './platform/http/openapi.js'

/** The text of docs/openapi.json. In Nest's preview mode nothing is built and nothing is opened, so no database is needed. */
export async function describeApi(): Promise<string> {
  const nowhere = { url: 'postgresql:///none', dataSource: {}, pool: {} } as unknown as Database
  const app = await NestFactory.create(AppModule.of(loadSettings({}), nowhere, pino({ level: 'silent' })), { preview: true, abortOnError: false, logger: false })
  return `${JSON.stringify(openApiOf(app), null, 2)}\n`
}
