import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { answer, kontor, Refused } from '../api.ts'
import { addressOf, type Buyer, type Draft, kindOf, type PlaceBody } from './draft.ts'

type Done = Readonly<{ id: string; number: string; paymentError: unknown }>
type Wanted = Readonly<{ draft: Draft; body: PlaceBody; keepsCustomers: boolean }>

const newKeys = () => ({ customer: crypto.randomUUID(), order: crypto.randomUUID(), payment: crypto.randomUUID() })

/**
 * Places the order: somebody new becomes a customer, the order is placed, its payment is added. Each under a key that
 * stays when the line broke, so that a second try goes on where the first one was lost. A payment that is refused does
 * not take the order back: it is told, and the order's page offers another one.
 */
export function usePlace({ onCustomer, onDone }: { onCustomer: (id: string) => void; onDone: (done: Done) => void }) {
  const keys = useRef(newKeys())
  return useMutation({
    mutationFn: async ({ draft, body, keepsCustomers }: Wanted): Promise<Done> => {
      const { buyer } = draft
      const kept = keepsCustomers && buyer !== null && buyer.id === null && buyer.keep
      const customer = kept ? await addCustomer(buyer, draft, keys.current.customer) : null
      if (customer !== null) onCustomer(customer)
      const order = customer === null ? body : { ...body, customer: { id: customer } }
      const { id, number } = await answer(
        kontor.POST('/v1/orders', { body: order, headers: { 'idempotency-key': keys.current.order } }),
      )
      return { id, number, paymentError: await pay(id, draft, keys.current.payment) }
    },
    onSuccess: onDone,
    onError: (error) => {
      if (error instanceof Refused) keys.current = newKeys()
    },
  })
}

async function addCustomer(buyer: Buyer, draft: Draft, key: string): Promise<string> {
  const facts = Object.entries({ name: buyer.name, company: buyer.company, email: buyer.email, phone: buyer.phone })
  const { lines, city, country, ...address } = addressOf(draft.shipTo)
  const body = {
    kind: kindOf(buyer),
    ...Object.fromEntries(facts.filter(([, value]) => value.trim() !== '')),
    ...(draft.method === 'ship' && lines && city && { addresses: [{ ...address, lines, city, country }] }),
  }
  try {
    const { id } = await answer(kontor.POST('/v1/customers', { body, headers: { 'idempotency-key': key } }))
    return id
  } catch (error) {
    // Its fields are those of the buyer, wherever else a name stands on this page.
    if (error instanceof Refused && error.problem.path !== undefined && !error.problem.path.startsWith('/addresses'))
      throw new Refused({ ...error.problem, path: `/customer${error.problem.path}` })
    throw error
  }
}

/** @returns why there is no payment, null when there is one or none was wished for */
async function pay(order: string, { payment, instrument }: Draft, key: string): Promise<unknown> {
  const [provider = '', method] = payment.split('/')
  if (method === undefined) return null
  const token = instrument.trim()
  const asked = kontor.POST('/v1/orders/{order}/payments', {
    params: { path: { order } },
    body: { provider, method: method as 'card', ...(token !== '' && { instrument: token }) },
    headers: { 'idempotency-key': key },
  })
  return answer(asked).then(
    ({ state }) => (state === 'declined' || state === 'failed' ? new Error(state) : null),
    (error: unknown) => error,
  )
}
