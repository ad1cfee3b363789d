/** Message ids that the adapter speaks (JT/T 808-2019 appendix A). */
export const UP = {
  generalReply: 0x0001, heartbeat: 0x0002, logout: 0x0003, askTime: 0x0004, resendRequest: 0x0005, register: 0x0100, auth: 0x0102, parameters: 0x0104,
  attributes: 0x0107, askTimeVendor: 0x0109, location: 0x0200, locationAnswer: 0x0201, driver: 0x0702, batch: 0x0704, can: 0x0705,
  mediaEvent: 0x0800, media: 0x0801, transparent: 0x0900,
} as const

/** What the platform sends. */
export const DOWN = {
  generalReply: 0x8001, resendRequest: 0x8003, time: 0x8004, registerReply: 0x8100, timeVendor: 0x8109, locate: 0x8201, text: 0x8300, mediaReply: 0x8800,
} as const
