/** Bytes of an uploaded table as text, in whichever of the encodings a spreadsheet here writes. */
export function csvText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Excel in China saves CSV as GBK, without any mark; whatever is no valid UTF-8 is taken for it.
    return new TextDecoder('gbk').decode(bytes)
  }
}

/** The separator of a table by its first line: comma, semicolon or tab, whichever is there most. */
export function separatorOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/))
  const count = (separator: string): number => first.split(separator).length
  return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best))
}
