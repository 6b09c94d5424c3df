import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { askSecret } from './ask.ts'

function terminal(isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY })
  const output = new PassThrough()
  let shown = ''
  output.on('data', (chunk: Buffer) => {
    shown += chunk.toString()
  })
  return { input, output, shown: () => shown }
}

describe('asking for a password', () => {
  it('takes what is typed and does not show it', async () => {
    const { shown, ...streams } = terminal(true)
    const answer = askSecret('password', streams)
    streams.input.write('open sesame\n')
    expect(await answer).toBe('open sesame')
    expect(shown()).toBe('password: \n')
  })

  it('needs somebody who types', async () => {
    await expect(askSecret('password', terminal(false))).rejects.toThrow('there is no terminal')
    const { shown: _, ...streams } = terminal(true)
    const answer = askSecret('password', streams)
    streams.input.end()
    await expect(answer).rejects.toThrow('nothing was typed')
  })
})
