import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const source = (name: string): string => fileURLToPath(new URL(`../../packages/${name}/src/index.ts`, import.meta.url))
const hub = process.env['HUB_URL'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  base: '/',
  plugins: [react()],
  resolve: {
    // Aliases, not the `source` condition that our own packages export: react-aria declares that condition too, for files it does not ship.
    alias: {
      '@watchfloor/shared': source('shared'),
      '@watchfloor/domain': source('domain'),
      '@watchfloor/city': source('city'),
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: true,
    // The map engines are one lazy chunk each and larger than any line worth warning about.
    chunkSizeWarningLimit: 2000,
  },
  server: {
    port: 5173,
    proxy: {
      '/api': hub,
      '/health': hub,
      '/basemap': hub,
      '/owntracks': hub,
      '/socket.io': { target: hub, ws: true },
    },
  },
})
