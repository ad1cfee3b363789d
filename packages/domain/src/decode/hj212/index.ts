export * from './crc.js'
export { MAX_FRAME_BYTES, cutFrames, frameOf, segmentOf } from './framing.js'
export * from './segment.js'
export { FACTORS } from './factors.js'
