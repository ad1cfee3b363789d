import type { INestApplication } from '@nestjs/common'
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger'
import type { OpenAPIObject } from '@nestjs/swagger'

type SchemaObject = Extract<NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string], { type?: unknown }>
import { ApiError } from '@watchfloor/shared'
import { z } from 'zod'
import { hubVersion } from '../config/version.js'

/** The API as OpenAPI: made from the controllers and the zod schemas by which they read and answer. */
export function openApiOf(app: INestApplication): OpenAPIObject {
  const head = new DocumentBuilder().setTitle('Watchfloor').setVersion(hubVersion)
    .setDescription('The hub of a command centre. Sign in at `POST /api/auth/login` and send the token as `Authorization: Bearer`. Errors are `{code, message, details?}` with a closed list of codes; lists take `limit` and `cursor` and answer `{items, total, next?}`.')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'session').addSecurityRequirements('session').build()
  const document = SwaggerModule.createDocument(app, head, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
    standardSchemaConverter: (schema, { schemaType }) => ({ schema: asOpenApi(schema as z.ZodType, schemaType) }),
  })
  document.components = { ...document.components, schemas: { ...document.components?.schemas, ApiError: asOpenApi(ApiError, 'output') } }
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path) as { responses?: Record<string, unknown> }[]) {
      operation.responses = { ...operation.responses, default: { description: 'Refused or failed', content: { 'application/json': { schema: { $ref: '#/components/schemas/ApiError' } } } } }
    }
  }
  return document
}

/** Serves it at /api/docs and /api/openapi.json; it is made when somebody first asks. */
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiOf(app), { jsonDocumentUrl: 'api/openapi.json', customSiteTitle: 'Watchfloor API' })
}

const asOpenApi = (schema: z.ZodType, io: 'input' | 'output'): SchemaObject => {
  const { $schema: _, ...body } = z.toJSONSchema(schema, { target: 'openapi-3.0', io, unrepresentable: 'any', reused: 'inline', override: withoutPatternOfFormat }) as Record<string, unknown>
  return body as SchemaObject
}

/** A format says the same in a word; zod's own patterns for dates run over many lines. */
const withoutPatternOfFormat = ({ jsonSchema }: { jsonSchema: { format?: unknown; pattern?: unknown } }): void => { if (jsonSchema.format) delete jsonSchema.pattern }
