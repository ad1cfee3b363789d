import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './theme/tokens.css'
import './theme/ground.css'
import { App } from './app/App.js'
import { followPrefs } from './app/prefs-on-page.js'

followPrefs()
const root = document.getElementById('root')
if (root) createRoot(root).render(<StrictMode><App /></StrictMode>)
