import type { SettingDefinition } from './setting-types.js'
import { SETTINGS_TABLE } from './settings-table.js'

const groups = Object.entries(SETTINGS_TABLE).map(([title, settings]) => ({ title, settings: Object.entries<SettingDefinition>(settings) }))

/** The text of `.env.example`: every setting with its meaning, commented out at its default. */
export const envExample = (): string => [
  '# Every setting of the hub. All are optional; uncomment what you change. Made from apps/server/src/platform/config/settings-table.ts.',
  ...groups.flatMap(({ title, settings }) => ['', `## ${title}`, ...settings.flatMap(([name, s]) => [`# ${plain(s.description)}`, `#${name}=${s.shownDefault}`])]),
  '',
].join('\n')

/** The text of `docs/config.md`. */
export const configPage = (): string => [
  '# Settings',
  '',
  'All settings are environment variables and all are optional; an empty value counts as absent. A value that cannot be used stops the start with one line that names the variable.',
  'This page is made from `apps/server/src/platform/config/settings-table.ts` by `npm run docs`.',
  ...groups.flatMap(({ title, settings }) => [
    '', `## ${title}`, '', '| variable | default | meaning |', '|---|---|---|',
    ...settings.map(([name, s]) => `| \`${name}\` | ${s.shownDefault === '' ? '–' : `\`${s.shownDefault}\``} | ${s.description.replaceAll('|', '\\|')} |`),
  ]),
  '',
].join('\n')

const plain = (markdown: string): string => markdown.replaceAll('`', '')
