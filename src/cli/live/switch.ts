import type { ChildProcess } from 'node:child_process'
import type { LiveDemo } from '../../organisation/index.ts'
import type { Vault } from '../../platform/auth/secrets.ts'
import type { Context, Db } from '../../platform/db/db.ts'
import { type Partners, partnerDoors, startProgram, stopProgram } from '../partners.ts'
import { makeKeys, makeSystemKeys } from '../seed/keys.ts'
import { LIVE_SETTINGS, type LiveSettings } from './live.ts'

export type DemoHouse = Readonly<{ db: Db; vault: Vault; context: Context; partners: Partners; address: string }>

/** Starts and stops the process that lets the demo live; it knows its merchant only once the demo is open. */
export type LiveSwitch = LiveDemo & Readonly<{ open(house: DemoHouse): void }>

export function makeLiveSwitch(): LiveSwitch {
  let house: DemoHouse | null = null
  let child: ChildProcess | null = null
  // Turned twice at once it is turned once after the other.
  let turning = Promise.resolve()
  const isLive = () => child !== null && child.exitCode === null && child.signalCode === null
  const turn = async (on: boolean) => {
    if (on === isLive() || !house) return
    if (on) child = (await startProgram('src/cli/kontor', ['live'], { [LIVE_SETTINGS]: await settingsOf(house) })).child
    else if (child) await stopProgram(child)
  }
  return {
    open: (opened) => {
      house = opened
    },
    isOf: (tenant) => house?.context.tenant === tenant,
    isLive,
    turn(on) {
      turning = turning.catch(() => undefined).then(() => turn(on))
      return turning
    },
  }
}

async function settingsOf({ db, vault, context, partners, address }: DemoHouse): Promise<string> {
  const tokens = {
    ...(await makeSystemKeys(db, context, vault)),
    ...(await makeKeys(db, context, vault, { customers: ['feedback.give'] })),
  }
  const settings: LiveSettings = { base: address, tokens, ...partnerDoors(vault, partners) }
  return JSON.stringify(settings)
}
