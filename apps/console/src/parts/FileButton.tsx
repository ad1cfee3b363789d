import { useRef } from 'react'
import type { ReactNode } from 'react'
import { Button } from './Button.js'

/** Opens the system's file dialog; the same file can be chosen twice. */
export function FileButton({ accept, onFile, children, primary = false }: { accept: string; onFile: (file: File) => void; children: ReactNode; primary?: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button look={primary ? 'primary' : 'plain'} onPress={() => input.current?.click()}>{children}</Button>
      <input
        ref={input} type="file" accept={accept} hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </>
  )
}
