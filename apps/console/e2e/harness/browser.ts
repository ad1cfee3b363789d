import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
/** Software WebGL2 and no talk with the outside. */
const FLAGS = [
  '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--force-color-profile=srgb',
]

/** A real Chromium whose pages remember every error they print. */
export async function openBrowser(): Promise<Browser> {
  if (!existsSync(CHROMIUM)) throw new Error(`Chromium is not at ${CHROMIUM}: install Debian's package chromium or set CHROMIUM_PATH`)
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
}

/** A page and the list of everything that went wrong on it; `allow` names the errors that a test provokes itself. */
export async function openPage(browser: Browser, options: { width?: number; height?: number; locale?: string; allow?: RegExp } = {}): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ viewport: { width: options.width ?? 1366, height: options.height ?? 768 }, locale: options.locale ?? 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  const errors: string[] = []
  const note = (text: string): void => { if (!options.allow?.test(text)) errors.push(text) }
  page.on('console', (message) => { if (message.type() === 'error') note(`${message.text()} (${message.location().url})`) })
  page.on('pageerror', (error) => note(String(error.stack ?? error)))
  return { page, errors }
}
