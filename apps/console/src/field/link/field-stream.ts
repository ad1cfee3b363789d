import { FieldNews } from '@watchfloor/shared'

/** What is done with each kind of news. */
export type FieldNewsTaker = { [K in keyof FieldNews]: (news: FieldNews[K]) => void }

/** Beats that may be missed before the line is taken for dead. */
const SILENT_BEATS = 2.2
/** Until the first beat says how often they come. */
const FIRST_BEAT_MS = 15_000

/**
 * One line to the hub by which an open page is told (server-sent events: built into every browser, so it costs the bundle nothing). It ends once, by `lost`, whether
 * the hub closed it, the network broke it or it fell silent; when to try again is the caller's to say, for the browser's own way knows no jitter and gives up on a 502.
 */
export function openFieldStream(take: FieldNewsTaker, lost: () => void): () => void {
  const source = new EventSource('/api/notices/stream')
  let silence: ReturnType<typeof setTimeout> | undefined
  const close = (): void => { clearTimeout(silence); source.close() }
  const fail = (): void => { close(); lost() }
  const expect = (ms: number): void => { clearTimeout(silence); silence = setTimeout(fail, ms) }
  const on = <K extends keyof FieldNews>(name: K, heard: (news: FieldNews[K]) => void): void => source.addEventListener(name, (event: MessageEvent<string>) => {
    const news = read(name, event.data)
    if (news) heard(news)
  })
  source.addEventListener('error', fail)
  on('beat', (beat) => { expect(beat.beatMs * SILENT_BEATS); take.beat(beat) })
  on('notice', take.notice)
  on('task', take.task)
  on('look', take.look)
  expect(FIRST_BEAT_MS)
  return close
}

/** A hub newer than this page may say what the page does not know: it is left alone. */
function read<K extends keyof FieldNews>(name: K, text: string): FieldNews[K] | null {
  try { return FieldNews[name].parse(JSON.parse(text)) as FieldNews[K] } catch { return null }
}
