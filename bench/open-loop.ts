import { Agent, request } from 'node:http'

export type Latencies = Readonly<{ p50: number; p99: number; done: number; failed: number }>

/** One request to make, drawn anew for each. */
export type Draw = (
  n: number,
) => Readonly<{ path: string; method: 'GET' | 'POST'; body: string; headers: Record<string, string> }>

/**
 * Asks so many times a second whether or not earlier ones were answered, as people do. Time counts from when a request
 * was due, so that a stall is not left out by the requests that it kept from being sent.
 */
export async function askSteadily(
  bases: readonly string[],
  perSecond: number,
  seconds: number,
  draw: Draw,
): Promise<Latencies> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const took: number[] = []
  let failed = 0
  const under: Promise<void>[] = []
  const began = performance.now()
  for (let n = 0; n < perSecond * seconds; n++) {
    const due = began + (n * 1000) / perSecond
    const early = due - performance.now()
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early))
    under.push(
      ask(agent, bases[n % bases.length] as string, draw(n)).then((ok) => {
        took.push(performance.now() - due)
        if (!ok) failed++
      }),
    )
  }
  await Promise.all(under)
  agent.destroy()
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  return { p50: at(0.5), p99: at(0.99), done: took.length, failed }
}

function ask(agent: Agent, base: string, { path, method, body, headers }: ReturnType<Draw>): Promise<boolean> {
  return new Promise((resolve) => {
    const sent = request(`${base}${path}`, { agent, method, headers }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve((answer.statusCode ?? 500) < 300))
      answer.once('error', () => resolve(false))
    })
    sent.once('error', () => resolve(false))
    sent.end(body)
  })
}
