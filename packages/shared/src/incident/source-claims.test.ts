import { ROLES } from '../model/user.js'
import { mayClaim } from './source-claims.js'

test('what machines find nobody may claim; what the hotline was told, no officer', () => {
  for (const role of ROLES) for (const source of ['rule', 'ai', 'drone'] as const) expect([role, source, mayClaim(role, source)]).toEqual([role, source, false])
  expect([mayClaim('officer', 'hotline'), mayClaim('officer', 'officer'), mayClaim('seat', 'hotline'), mayClaim('seat', 'video')]).toEqual([false, true, true, true])
})
