import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../theme/tokens.css'
import '../theme/ground.css'
import '../field/field.css'
import './citizen.css'
import { CitizenApp } from './CitizenApp.js'
import { followLook } from './words/words.js'

followLook()
const root = document.getElementById('root')
if (root) createRoot(root).render(<StrictMode><CitizenApp /></StrictMode>)
