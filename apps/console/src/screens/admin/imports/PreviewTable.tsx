/** Rows as the hub understood them, under the names that the file gives its columns. */
export function PreviewTable({ rows }: { rows: readonly Record<string, string>[] }) {
  const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return (
    <table className="table import-table">
      <thead><tr>{heads.map((head) => <th key={head}>{head}</th>)}</tr></thead>
      <tbody>{rows.map((row, index) => <tr key={index}>{heads.map((head) => <td key={head} title={row[head]}>{row[head]}</td>)}</tr>)}</tbody>
    </table>
  )
}
