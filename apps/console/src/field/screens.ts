import { lazy } from 'react'

/** Screens that are not needed for the first picture: each its own file, kept by the worker with the page (field-sw.js), so that they open without a network too. */
const files = {
  Task: () => import('./screens/Task.js'),
  Look: () => import('./screens/Look.js'),
  Ended: () => import('./screens/Ended.js'),
  Report: () => import('./screens/Report.js'),
  Notice: () => import('./screens/Notice.js'),
  Outbox: () => import('./screens/Outbox.js'),
  Me: () => import('./screens/Me.js'),
}
export const Task = lazy(() => files.Task().then((file) => ({ default: file.Task })))
export const Look = lazy(() => files.Look().then((file) => ({ default: file.Look })))
export const Ended = lazy(() => files.Ended().then((file) => ({ default: file.Ended })))
export const Report = lazy(() => files.Report().then((file) => ({ default: file.Report })))
export const Notice = lazy(() => files.Notice().then((file) => ({ default: file.Notice })))
export const Outbox = lazy(() => files.Outbox().then((file) => ({ default: file.Outbox })))
export const Me = lazy(() => files.Me().then((file) => ({ default: file.Me })))

/** After the first picture has settled. */
const SETTLED_MS = 1500

/** Fetches them all once the first picture stands: nobody waits at a tap, and a page that stays open over an update needs no file that is gone by then. */
export function fetchScreens(): void {
  window.addEventListener('load', () => { setTimeout(() => { for (const fetchFile of Object.values(files)) void fetchFile().catch(() => undefined) }, SETTLED_MS) })
}
