import { z } from 'zod'
import { recall, remember } from '../../store/remember.js'

const PROVINCE = 'field.province'
/** Of the city this page was made for; the phone remembers the last one used. */
const USUAL_PROVINCE = '\u6d59'

/** The province that a plate begins with here. */
export const usualProvince = (): string => recall(PROVINCE, z.string().length(1), USUAL_PROVINCE)
/** Remembers the province of a plate that was sent. */
export const keepProvince = (plate: string): void => remember(PROVINCE, plate[0])
