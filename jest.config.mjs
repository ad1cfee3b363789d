/** One Jest run, three projects: unit tests beside the source, integration tests on real servers, the gateway's own process with cameras and viewers. ESM throughout. */
const swc = ['@swc/jest', {
  jsc: { parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true, decoratorMetadata: true }, target: 'es2022' },
  module: { type: 'es6' },
}];
const common = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': swc },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.data/'],
};
export default {
  // Two busy cores are slow: a test that hangs is told apart by half a minute, not by five seconds.
  testTimeout: 30_000,
  // ESM in Jest's sandbox is never let go of: one process for all suites grows by 60 MB each, until it does nothing but collect. A worker ends when it is this big.
  workerIdleMemoryLimit: '1200MB',
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/{packages,apps,infra}/**/src/**/*.test.ts'] },
    { ...common, displayName: 'integration', testMatch: ['<rootDir>/apps/server/test/**/*.int.test.ts'],
      globalSetup: '<rootDir>/apps/server/test/harness/global-setup.mjs', globalTeardown: '<rootDir>/apps/server/test/harness/global-teardown.mjs' },
    { ...common, displayName: 'gateway', testMatch: ['<rootDir>/apps/gateway/test/**/*.int.test.ts'] },
  ],
};
