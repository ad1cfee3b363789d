import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../theme/tokens.css'
import '../theme/ground.css'
import './field.css'
import { FieldApp } from './FieldApp.js'
import { registerWorker } from './phone/abilities.js'
import { armBell } from './phone/bell.js'
import { listenForInstall } from './phone/install.js'
import { fetchScreens } from './screens.js'
import { openField } from './store/open.js'
import { followLook } from './words/words.js'

registerWorker()
listenForInstall()
armBell()
fetchScreens()
void start()

async function start(): Promise<void> {
  await followLook()
  void openField()
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<StrictMode><FieldApp /></StrictMode>)
}
