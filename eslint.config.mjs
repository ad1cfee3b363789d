import boundaries from 'eslint-plugin-boundaries'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { elements, mayImport, pureExternals } from './eslint.walls.mjs'

const policies = [
  ...Object.entries(mayImport).map(([from, to]) => ({ from: { element: { type: from } }, allow: { to: { element: { types: { anyOf: [from, ...to] } } } } })),
  { allow: { to: { module: { origin: ['external', 'core'] } } } },
  ...Object.entries(pureExternals).flatMap(([from, packages]) => [
    { from: { element: { type: from } }, disallow: { to: { module: { origin: ['external', 'core'] } } } },
    ...packages.map((source) => ({ from: { element: { type: from } }, allow: { to: { module: { origin: 'external', source } } } })),
    { from: { element: { type: from } }, allow: { to: { element: { types: { anyOf: [from, ...mayImport[from]] } } } } },
  ]),
]

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.data/**', '.nx/**', 'coverage/**'] },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      eqeqeq: ['error', 'smart'],
      'no-var': 'error',
      'prefer-const': ['error', { destructuring: 'all' }],
    },
  },
  {
    files: ['{packages,apps,infra}/*/src/**/*.{ts,tsx}'],
    ignores: ['**/*.test.ts'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': elements,
      'import/resolver': { typescript: { alwaysTryTypes: true, conditionNames: ['source', 'types', 'import', 'node', 'default'], noWarnOnMultipleProjects: true, project: ['packages/*/tsconfig.json', 'apps/*/tsconfig.json', 'infra/*/tsconfig.json'] } },
    },
    rules: { 'boundaries/dependencies': ['error', { default: 'disallow', checkAllOrigins: true, checkUnknownLocals: true, policies }] },
  },
  { files: ['apps/console/src/**/*.{ts,tsx}'], plugins: { 'react-hooks': reactHooks }, rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' } },
  { files: ['apps/simulator/src/**', 'infra/bench/**', '**/*.e2e.ts', 'apps/server/src/platform/**'], rules: { 'no-console': 'off' } },
)
