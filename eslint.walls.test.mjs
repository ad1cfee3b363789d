/**
 * One planted violation per wall, held against the linter in memory: exactly those must be reported, and the lawful import beside each must not.
 * Run by `npm run lint`: a wall that reports nothing is a wall of paper.
 */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { ESLint } from 'eslint'

/** [file that is written, its import, lawful?] */
const PLANTED = [
  ['packages/shared/src/planted.ts', `import { adapters } from '@watchfloor/domain'`, false],
  ['packages/shared/src/planted.ts', `import { randomUUID } from 'node:crypto'`, false],
  ['packages/shared/src/planted.ts', `import { z } from 'zod'`, true],
  ['packages/domain/src/planted.ts', `import { readFileSync } from 'node:fs'`, false],
  ['packages/domain/src/planted.ts', `import { Injectable } from '@nestjs/common'`, false],
  ['packages/domain/src/planted.ts', `import { city } from '@watchfloor/city'`, false],
  ['packages/domain/src/planted.ts', `import gcoord from 'gcoord'`, true],
  ['packages/domain/src/planted.ts', `import { Fix } from '@watchfloor/shared'`, true],
  ['packages/city/src/planted.ts', `import { newFixReport } from '@watchfloor/domain'`, false],
  ['apps/server/src/ingest/planted.ts', `import { TrackModule } from '../track/track.module.js'`, false],
  ['apps/server/src/broadcast/planted.ts', `import { IngestModule } from '../ingest/ingest.module.js'`, false],
  ['apps/server/src/track/planted.ts', `import { AppModule } from '../app.module.js'`, false],
  ['apps/server/src/track/planted.ts', `import { TrackPort } from '../ports/track.port.js'`, true],
  ['apps/server/src/store/planted.ts', `import { TrackPort } from '../ports/track.port.js'`, false],
  ['apps/server/src/platform/planted.ts', `import { TrackModule } from '../track/track.module.js'`, false],
  ['apps/server/src/planted.ts', `import { TrackModule } from './track/track.module.js'`, true],
  ['apps/server/src/ingest/planted.ts', `import { city } from '@watchfloor/city'`, false],
  ['apps/console/src/link/planted.ts', `import { units } from '../store/units.js'`, false],
  ['apps/console/src/store/planted.ts', `import { LiveMap } from '../map/LiveMap.js'`, false],
  ['apps/console/src/map/planted.ts', `import { socket } from '../link/socket.js'`, false],
  ['apps/console/src/parts/planted.ts', `import { units } from '../store/units.js'`, false],
  ['apps/console/src/screens/planted.ts', `import { units } from '../store/units.js'`, true],
  ['apps/console/src/citizen/planted.ts', `import { MapBoundary } from '../screens/live/MapBoundary.js'`, false],
  ['apps/gateway/src/planted.ts', `import { adapters } from '@watchfloor/domain'`, false],
  ['apps/gateway/src/planted.ts', `import { TrackPort } from '../../server/src/ports/track.port.js'`, false],
  ['apps/gateway/src/planted.ts', `import { Fix } from '@watchfloor/shared'`, true],
  ['apps/simulator/src/planted.ts', `import { DeviceDirectory } from '../../server/src/store/device-directory.js'`, false],
]

test('every wall reports its planted violation and lets the lawful import pass', async (t) => {
  const eslint = new ESLint()
  for (const [filePath, code, lawful] of PLANTED) {
    await t.test(`${filePath}: ${code}`, async () => {
      const target = /'(\.{1,2}\/[^']+)\.js'/.exec(code)?.[1]
      if (target) assert.ok(['.ts', '.tsx'].some((end) => existsSync(new URL(`${target}${end}`, new URL(filePath, import.meta.url)))), `the planted import must point at a real file: ${target}`)
      const [result] = await eslint.lintText(`${code}\n`, { filePath })
      const walls = result.messages.filter((m) => m.ruleId === 'boundaries/dependencies')
      assert.equal(walls.length, lawful ? 0 : 1, walls.map((m) => m.message).join('\n'))
    })
  }
})
