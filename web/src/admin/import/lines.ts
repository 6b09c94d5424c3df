/** The lines of JSON of an answer, those together that came together. */
export async function* linesOf(response: Pick<Response, 'body'>): AsyncGenerator<readonly unknown[]> {
  if (!response.body) return
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const parts = (rest + next.value).split('\n')
    rest = parts.pop() ?? ''
    const lines = parts.filter((line) => line !== '').map((line): unknown => JSON.parse(line))
    if (lines.length > 0) yield lines
  }
}

type Row = Readonly<{ line: number; key: string; refused: string; detail: string; path: string | null }>

/** What was refused, as a file for a spreadsheet: a cell that it would compute is text there. */
export function reportOf(rows: readonly Row[]): string {
  const cell = (value: string | number | null) => {
    const text = String(value ?? '')
    const harmless = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
    return `"${harmless.replaceAll('"', '""')}"`
  }
  const all = rows.map(({ line, key, refused, detail, path }) => [line, key, refused, detail, path].map(cell).join(','))
  return ['line,key,reason,detail,field', ...all, ''].join('\r\n')
}
