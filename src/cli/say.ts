/** What the command says to a person: on standard error, so that standard output stays a program's. */
export const say = {
  headline: (text: string) => void process.stderr.write(`\n${text}\n`),
  detail: (text: string) => void process.stderr.write(`  ${text}\n`),
}

const WIDTH = 30
const REDRAW_MS = 100

export type Progress = Readonly<{ tick(done: number, note?: string): void; end(note?: string): void }>

/** A bar that shows how far long work is; without a terminal it says so every tenth of the way. */
export function progressBar(label: string, all: number): Progress {
  const live = process.stderr.isTTY
  let drawn = 0
  let tenth = -1
  const draw = (done: number, note: string) => {
    const share = all === 0 ? 1 : Math.min(1, done / all)
    const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░')
    const text = `  ${label} ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${done}/${all}${note ? `  ${note}` : ''}`
    process.stderr.write(live ? `\r\u001b[2K${text}` : `${text}\n`)
  }
  return {
    tick(done, note = '') {
      const now = Date.now()
      const step = Math.floor((done * 10) / Math.max(all, 1))
      if (live ? now - drawn < REDRAW_MS : step === tenth) return
      drawn = now
      tenth = step
      draw(done, note)
    },
    end(note = '') {
      draw(all, note)
      if (live) process.stderr.write('\n')
    },
  }
}
