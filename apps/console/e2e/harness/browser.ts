import { chromium, type Browser, type Page } from 'playwright-core'

/** Software WebGL2 and no talk with anybody but this machine. */
const FLAGS = [
  '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

/** A real Chromium: `CHROMIUM`, else Debian's. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS })

/** A page and everything that went wrong on it; `allow` names the errors that a test provokes itself. */
export async function openPage(browser: Browser, allow: (text: string) => boolean = () => false): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  const errors: string[] = []
  const note = (text: string): void => { if (!allow(text)) errors.push(text) }
  page.on('console', (message) => { if (message.type() === 'error') note(`${message.text()} (${message.location().url})`) })
  page.on('pageerror', (error) => note(error.stack ?? error.message))
  return { page, errors }
}
