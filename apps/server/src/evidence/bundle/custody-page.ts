import type { CaseStory } from './case-story.js'

/** What the custody page says of the export itself. */
export interface Custody { exportedAt: string; exportedBy: string; centre: string; hubVersion: string; keyFingerprint: string; chain: { records: number; head: string } }

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const text = (value: unknown): string => String(value ?? '—').replace(/[&<>"]/g, (sign) => ESCAPES[sign]!)
const row = (...cells: unknown[]): string => `<tr>${cells.map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>`
const table = (heads: readonly string[], rows: readonly string[]): string => `<table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`

/** The page that is printed and signed beside the files: what there is, who brought it, by which hash. In both languages, without any script. */
export function custodyPage(story: CaseStory, about: Custody): string {
  const { incident, chain, items, tracks } = story
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${text(incident.number)}</title><style>
body{font:14px/1.5 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;margin:24px;color:#14181c}h1{font-size:20px}h2{font-size:16px;margin-top:24px}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #8a949e;padding:4px 6px;text-align:left;vertical-align:top;overflow-wrap:anywhere}code{overflow-wrap:anywhere}
.sign{display:flex;gap:48px;margin-top:48px}.sign div{flex:1;border-top:1px solid #14181c;padding-top:4px}@media print{body{margin:0}tr{break-inside:avoid}}</style></head><body>
<h1>证据保管单 · Custody page</h1>
${table(['项 · Item', '内容 · Value'], [
    row('案件编号 · Incident', incident.number), row('指挥中心 · Centre', about.centre), row('导出时间 (UTC) · Exported at', about.exportedAt), row('导出人 · Exported by', about.exportedBy),
    row('平台版本 · Hub version', about.hubVersion), row('平台公钥指纹 (SHA-256) · Key fingerprint', about.keyFingerprint),
    row('证据链 · Chain', `${about.chain.records} 条记录 · records`), row('链尾 · Head', about.chain.head),
  ])}
<h2>文件 · Files (${items.length})</h2>
${table(['SHA-256', '名称 · Name', '内容 · Shows', '拍摄 · Taken (UTC)', '位置 · Place', '提交 · Received (UTC)', '提交人 · By'],
    items.map((item) => row(item.hash, item.name, item.role, item.takenAt, item.lat === null || item.lon === null ? null : `${item.lat}, ${item.lon} ±${item.accuracyM ?? '?'} m`, item.receivedAt, item.by)))}
<h2>证据链 · Chain of records (${chain.length})</h2>
${table(['#', '时间 · Time (UTC)', '动作 · Action', '经办 · By', '文件 · Files', '记录 SHA-256 · Record hash'],
    chain.map(({ seq, record, hash }) => row(seq, record.at, record.action, record.actor, record.items.map((item) => item.hash.slice(0, 12)).join(' ') || null, hash)))}
<h2>轨迹 · Tracks (${tracks.length})</h2>
${table(['设备 · Device', '自 · From (UTC)', '至 · To (UTC)', '点数 · Fixes'], tracks.map((track) => row(track.name, track.from, track.to, track.total)))}
<p>校验 · To verify: <code>node verify-bundle.mjs &lt;bundle.zip&gt; --key hub-public-key.pem</code></p>
<div class="sign"><div>移交人 · Handed over by</div><div>接收人 · Received by</div><div>日期 · Date</div></div>
</body></html>
`
}
