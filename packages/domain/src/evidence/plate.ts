/** What a plate begins with, one character for each province. */
export const PLATE_PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
/** Letters on plates: never I and O, which read like digits. */
const LETTER = 'A-HJ-NP-Z'
const BLUE = new RegExp(`^[${PLATE_PROVINCES}][${LETTER}][${LETTER}0-9]{5}$`)
/** New energy: eight characters, a letter of its kind right after the city (small) or at the end (large). */
const GREEN = new RegExp(`^[${PLATE_PROVINCES}][${LETTER}](?:[A-HJK][${LETTER}0-9][0-9]{4}|[0-9]{5}[A-HJK])$`)

/** A plate as it is compared: capitals, without blanks and the dot after the city. */
export const plainPlate = (text: string): string => text.toUpperCase().replace(/[\s·•.-]/g, '')

/** Which kind of plate a text is: `blue` (7 characters), `green` (8, new energy), or null: no plate of a car. */
export function plateKind(text: string): 'blue' | 'green' | null {
  const plate = plainPlate(text)
  return BLUE.test(plate) ? 'blue' : GREEN.test(plate) ? 'green' : null
}
