import { Navigate, createBrowserRouter } from 'react-router'
import { OwnPassword } from '../screens/account/OwnPassword.js'
import { Skeleton } from '../parts/Skeleton.js'
import { NotFound } from '../screens/states/NotFound.js'
import { Crashed } from '../screens/states/Crashed.js'
import { Frame } from './Frame.js'

/** One line for each screen; each is a chunk of its own. */
export const router = createBrowserRouter([{
  element: <Frame />,
  errorElement: <Crashed />,
  hydrateFallbackElement: <Skeleton rows={16} />,
  children: [{
    errorElement: <Crashed />,
    children: [
      { path: '/', element: <Navigate to="/live" replace /> },
      { path: '/live', lazy: async () => ({ Component: (await import('../screens/live/Live.js')).Live }) },
      { path: '/video', lazy: async () => ({ Component: (await import('../screens/video/Video.js')).Video }) },
      { path: '/video/coverage', lazy: async () => ({ Component: (await import('../screens/coverage/Coverage.js')).Coverage }) },
      { path: '/dispatch/*', lazy: async () => ({ Component: (await import('../screens/dispatch/Dispatch.js')).Dispatch }) },
      { path: '/supervise/*', lazy: async () => ({ Component: (await import('../screens/supervise/Supervise.js')).Supervise }) },
      { path: '/figures', lazy: async () => ({ Component: (await import('../screens/figures/Figures.js')).Figures }) },
      { path: '/admin/*', lazy: async () => ({ Component: (await import('../screens/admin/Admin.js')).Admin }) },
      { path: '/account/password', element: <OwnPassword /> },
      { path: '*', element: <NotFound /> },
    ],
  }],
}])
