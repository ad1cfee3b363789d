/** Bits of the header's attribute WORD (JT/T 808-2019 §4.4.3, figure 2). */

/** Length of the body. */
export const LENGTH_BITS = 0x03ff
/** How the body is encrypted; bit 10 alone is RSA, 0 is plain. */
export const ENCRYPTION_BITS = 0x1c00
/** The header carries total and index of sub-packages. */
export const SUB_PACKAGED = 1 << 13
/** The header is 2019's: a version byte, and a phone of ten bytes. */
export const VERSION_2019 = 1 << 14
