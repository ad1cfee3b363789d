import { fileURLToPath } from 'node:url'
import { mergeConfig } from 'vite'
import fieldConfig from './vite.field.config.js'

/** The citizens' page: as small as the officers', and built by itself for the same reason. Its map comes only when somebody asks for it. */
export default mergeConfig(fieldConfig, { build: { rolldownOptions: { input: fileURLToPath(new URL('report.html', import.meta.url)) } } })
