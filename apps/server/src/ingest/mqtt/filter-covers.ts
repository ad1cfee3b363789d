/** Whether every topic that `asked` matches is also matched by `allowed` (MQTT 3.1.1 §4.7): a subscription may be as wide as its right, not wider. */
export function filterCovers(allowed: string, asked: string): boolean {
  const a = allowed.split('/')
  const b = asked.split('/')
  for (let i = 0; ; i++) {
    if (a[i] === '#') return true
    if (a[i] === undefined || b[i] === undefined) return a[i] === b[i]
    if (b[i] === '#') return false
    if (a[i] !== '+' && a[i] !== b[i]) return false
  }
}
