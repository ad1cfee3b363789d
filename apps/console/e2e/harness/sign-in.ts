import type { Page } from 'playwright-core'

const WAIT = { timeout: 30_000 }
/** The demo's users as the sign-in screen names them, in either language. */
const NAMES = { seat: /seat|座席/, dispatcher: /dispatcher|派遣/, supervisor: /supervisor|督查/, admin: /admin|管理/ } as const

/** Signs in as one of the demo's users by its button, and waits until the workplace stands. */
export async function signInAs(page: Page, role: keyof typeof NAMES, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: NAMES[role] }).first().click()
  await page.waitForURL('**/live**', WAIT)
}
