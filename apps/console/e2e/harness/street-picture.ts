import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import type { Browser } from 'playwright-core'

/** A heap of rubble in front of a wall, or the same place swept: drawn, so that the pictures are nobody's, and photographed by the browser as upright JPEGs of a phone's size. */
const scene = (heap: boolean): string => `<body style="margin:0"><svg xmlns="http://www.w3.org/2000/svg" width="1500" height="2000" viewBox="0 0 150 200">
  <rect width="150" height="90" fill="#9fb6c8"/><rect y="40" width="150" height="62" fill="#b9a58c"/>${Array.from({ length: 9 }, (_, i) => `<path d="M0 ${46 + i * 6}H150" stroke="#a08c74" stroke-width=".6"/>`).join('')}
  <rect y="100" width="150" height="12" fill="#c9c9c4"/><rect y="112" width="150" height="88" fill="#6c6f73"/><path d="M0 158H150" stroke="#e8e4d6" stroke-width="1.6" stroke-dasharray="14 9"/>
  <rect x="118" y="22" width="3" height="84" fill="#4c4f52"/><circle cx="119.5" cy="22" r="5" fill="#e8d98c"/>
  ${heap ? `<path d="M22 126 L40 92 L55 84 L72 78 L90 90 L108 108 L120 128 Z" fill="#7a5f43"/>${Array.from({ length: 60 }, (_, i) => `<rect x="${28 + (i * 37) % 84}" y="${96 + (i * 23) % 30}" width="${2 + i % 5}" height="${2 + i % 4}" fill="hsl(${24 + i % 16} 28% ${28 + (i * 7) % 38}%)" transform="rotate(${i * 31} ${30 + (i * 37) % 84} ${98 + (i * 23) % 30})"/>`).join('')}` : '<ellipse cx="72" cy="124" rx="44" ry="4" fill="#7d8084"/>'}
</svg></body>`

/** Files with the place before and after the work. */
export async function streetPictures(browser: Browser): Promise<{ before: string; after: string }> {
  const page = await browser.newPage({ viewport: { width: 1500, height: 2000 } })
  const dir = mkdtempSync(join(tmpdir(), 'watchfloor-pictures-'))
  const picture = async (name: string, heap: boolean): Promise<string> => {
    await page.setContent(scene(heap))
    const file = join(dir, `${name}.jpg`)
    writeFileSync(file, await page.screenshot({ type: 'jpeg', quality: 88 }))
    return file
  }
  const files = { before: await picture('before', true), after: await picture('after', false) }
  await page.close()
  return files
}
