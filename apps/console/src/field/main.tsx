import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../theme/tokens.css'
import '../theme/ground.css'
import './field.css'
import { FieldApp } from './FieldApp.js'
import { registerWorker } from './phone/abilities.js'
import { openField } from './store/open.js'
import { followLook } from './words/words.js'

followLook()
registerWorker()
void openField()
const root = document.getElementById('root')
if (root) createRoot(root).render(<StrictMode><FieldApp /></StrictMode>)
