import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))
/** The built hub, started as it is started for real work. */
export const HUB = `${root}apps/server/dist/main.js`
/** The built media gateway, started as the hub starts it. */
export const GATEWAY = `${root}apps/gateway/dist/main.js`
export const GATEWAY_ARGS = ['--max-semi-space-size=1']
export const own = (file: string): string => fileURLToPath(new URL(`./${file}`, import.meta.url))
/** What `npm run` starts. */
export const script = (file: string): string => `${root}scripts/${file}`
/** A module of the built hub: the bench sits outside the house and uses its parts only to prepare the ground. */
export const hubModule = <T>(path: string): Promise<T> => import(pathToFileURL(`${root}apps/server/dist/${path}`).href) as Promise<T>
/** A module of another built app, for the same purpose. */
export const built = <T>(path: string): Promise<T> => import(pathToFileURL(`${root}apps/${path}`).href) as Promise<T>
