const CODE = /^(\*|[A-Za-z0-9]{1,20})$/

/** Codes as people type them, parted by blanks, commas or Chinese commas; null when one of them cannot be a code or the beginning of one. */
export function codesIn(text: string): string[] | null {
  const codes = text.normalize('NFKC').split(/[\s,;\u3001]+/).filter(Boolean)
  return codes.every((code) => CODE.test(code)) ? [...new Set(codes)] : null
}
