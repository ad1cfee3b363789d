/** docker-compose.yml read as data, with its `${NAME:?text}` variables filled in. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

const FILE = new URL('../../docker-compose.yml', import.meta.url)

/** Services by name, merge keys resolved. @param variables values for the variables the file asks for */
export function readCompose(variables) {
  const text = readFileSync(FILE, 'utf8').replace(/\$\{([A-Z_]+)(?::\?[^}]*)?\}/g, (_, name) => {
    if (variables[name] === undefined) throw new Error(`docker-compose.yml asks for ${name}`)
    return variables[name]
  })
  return parse(text, { merge: true })
}

/** The variables that the file asks for, each with the hint it gives. */
export function variablesAsked() {
  const asked = new Map()
  for (const [, name, hint] of readFileSync(FILE, 'utf8').matchAll(/\$\{([A-Z_]+)(?::\?([^}]*))?\}/g)) if (hint !== undefined || !asked.has(name)) asked.set(name, hint ?? asked.get(name) ?? null)
  return asked
}
