import type { TenantId } from '../../../platform/ids.ts'

/** How many questions one transaction answers at most, and how many transactions of a tenant read at a time. */
export type GatherLimits = Readonly<{ together: number; atOnce: number }>

type Waiting<Question, Answer> = {
  question: Question
  resolve: (answer: Answer) => void
  reject: (error: unknown) => void
}

/**
 * Answers questions that come at the same moment by one read: a transaction begins after all its questions were asked,
 * so every answer is as fresh as one read alone, and the round trips are shared. A question alone is not kept waiting.
 */
export function gather<Question, Answer>(
  limits: GatherLimits,
  answer: (tenant: TenantId, questions: readonly Question[]) => Promise<readonly Answer[]>,
): (tenant: TenantId, question: Question) => Promise<Answer> {
  const queues = new Map<TenantId, { waiting: Waiting<Question, Answer>[]; reading: number; planned: boolean }>()

  const readNext = async (tenant: TenantId): Promise<void> => {
    const queue = queues.get(tenant)
    if (!queue) return
    queue.planned = false
    if (queue.reading >= limits.atOnce || queue.waiting.length === 0) return
    const batch = queue.waiting.splice(0, limits.together)
    queue.reading++
    if (queue.waiting.length > 0) plan(tenant)
    try {
      const answers = await answer(
        tenant,
        batch.map((one) => one.question),
      )
      for (const [index, one] of batch.entries()) one.resolve(answers[index] as Answer)
    } catch (error) {
      for (const one of batch) one.reject(error)
    }
    queue.reading--
    if (queue.waiting.length > 0) plan(tenant)
    else if (queue.reading === 0) queues.delete(tenant)
  }

  const plan = (tenant: TenantId): void => {
    const queue = queues.get(tenant)
    if (!queue || queue.planned) return
    queue.planned = true
    setImmediate(() => void readNext(tenant))
  }

  return (tenant, question) =>
    new Promise((resolve, reject) => {
      const queue = queues.get(tenant) ?? { waiting: [], reading: 0, planned: false }
      queues.set(tenant, queue)
      queue.waiting.push({ question, resolve, reject })
      plan(tenant)
    })
}
