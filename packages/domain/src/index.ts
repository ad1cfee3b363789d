export * from './decode/report.js'
export * from './decode/adapter.js'
export * from './decode/item-profile.js'
