import { Injectable } from '@nestjs/common'
import { Settings } from '../../platform/config/settings.js'
import { NoPicture } from './no-picture.js'

const PATIENCE_MS = 10_000
const MOST_BYTES = 12 * 1024 * 1024
/** What the decoder of Frigate's reviews writes: the object's own snapshot in Frigate's API. */
const OF_FRIGATE = /^frigate:(events\/[\w.-]{1,100}\/snapshot\.jpg)$/
const MAGIC: readonly (readonly [string, readonly number[]])[] = [['jpg', [0xff, 0xd8, 0xff]], ['png', [0x89, 0x50, 0x4e, 0x47]], ['webp', [0x52, 0x49, 0x46, 0x46]]]

/** Where a picture lies, and what is said to be let in. */
interface Target { readonly url: URL; readonly authorization: string | null }

/** Fetches the picture that a detector points at: from the addresses that an administrator named, and from nowhere else whatever a device says. */
@Injectable()
export class DetectorPictures {
  private readonly frigates: ReadonlyMap<string, Target>
  private readonly others: readonly Target[]

  constructor({ FRIGATE_URL, PICTURE_URLS }: Settings) {
    this.frigates = new Map(FRIGATE_URL.map(({ name, url }) => [name, targetOf(url)]))
    this.others = PICTURE_URLS.map(({ url }) => targetOf(url))
  }

  /** The file that a reference means; `camera` is what the detector calls it, which names the instance among several. @throws NoPicture */
  async fetch(reference: string, camera: string, stopping: AbortSignal): Promise<{ bytes: Buffer; ending: string }> {
    const { url, authorization } = this.find(reference, camera)
    try {
      // A redirect could lead anywhere.
      const answer = await fetch(url, { redirect: 'error', headers: authorization === null ? {} : { Authorization: authorization }, signal: AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), stopping]) })
      if (!answer.ok) {
        await answer.body?.cancel()
        throw new NoPicture('refused', true, `${url.host} answers ${answer.status}`)
      }
      const bytes = await upTo(answer, MOST_BYTES)
      const ending = MAGIC.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte))?.[0]
      if (ending === undefined) throw new NoPicture('not_a_picture', false, `${url.host} sent something that is no JPEG, PNG or WebP`)
      return { bytes, ending }
    } catch (error) {
      if (error instanceof NoPicture) throw error
      throw new NoPicture('unreachable', true, `${url.host}: ${((error as Error).cause as Error | undefined)?.message ?? (error as Error).message}`)
    }
  }

  private find(reference: string, camera: string): Target {
    const path = OF_FRIGATE.exec(reference)?.[1]
    if (path !== undefined) {
      const base = this.frigates.get(camera.includes('/') ? camera.slice(0, camera.indexOf('/')) : '') ?? (this.frigates.size === 1 ? [...this.frigates.values()][0] : undefined)
      if (base === undefined) throw new NoPicture('not_allowed', false, 'no address of its Frigate is set (FRIGATE_URL)')
      return { ...base, url: new URL(`api/${path}`, base.url) }
    }
    const url = URL.canParse(reference) ? new URL(reference) : null
    const base = url && this.others.find((one) => one.url.origin === url.origin && url.pathname.startsWith(one.url.pathname))
    if (!url || !base) throw new NoPicture('not_allowed', false, 'it lies at an address that is not named in PICTURE_URLS')
    url.username = url.password = ''
    return { url, authorization: base.authorization }
  }
}

/** An address as a folder, with its user and password as a header: `fetch` takes none in the address. */
function targetOf(address: string): Target {
  const url = new URL(address)
  const { username, password } = url
  url.username = url.password = url.search = url.hash = ''
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return { url, authorization: username === '' ? null : `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}` }
}

async function upTo(answer: Response, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
    length += part.length
    if (length > most) throw new NoPicture('too_large', false, `larger than ${most / 1024 / 1024} MB`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
