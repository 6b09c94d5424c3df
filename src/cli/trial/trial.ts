import { say } from '../say.ts'
import { contention, FULL, SHORT } from './contention.ts'
import { killServer } from './kill.ts'
import { repeats } from './repeat.ts'

const trials: Readonly<Record<string, (short: boolean) => Promise<string[]>>> = {
  contention: (short) => contention(short ? SHORT : FULL),
  repeats: (short) => repeats(short ? 20 : 50),
  kill: (short) => killServer(short ? { times: 2, seed: 1, orders: 250 } : { times: 10, seed: 1 }),
}

/** `kontor trial <name>`: tries to break a promise, in full or shortened. @returns the exit code */
export async function runTrial(name: string, short: boolean): Promise<number> {
  const trial = trials[name]
  if (!trial) {
    say.headline(`there is no trial ${name}: ${Object.keys(trials).join(', ')}`)
    return 2
  }
  const faults = await trial(short)
  for (const fault of faults) say.detail(`FAULT ${fault}`)
  process.stdout.write(`trial ${name}: ${faults.length === 0 ? 'held' : `${faults.length} faults`}\n`)
  return faults.length === 0 ? 0 : 1
}
