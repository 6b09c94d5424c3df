import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { linkToken } from '../../order/capture/link/link.ts'
import type { LiveDemo } from '../../organisation/index.ts'
import { type OrderId, readId } from '../../platform/ids.ts'
import { describeInBrowser, expectAccessible, useDesk } from '../../testing/desk.ts'
import { type Body, paid, placed, sound } from '../../testing/order-story.ts'
import { testVault } from '../../testing/server.ts'

const LCP_MS = 2_000
const SHIFT = 0.05
type Paint = Readonly<{ startTime: number }>
type Shift = Readonly<{ value: number; hadRecentInput: boolean }>
const LOOKS = 3

/** The same for the best of some looks: a machine that does much else paints late, and that is not the page's doing. */
async function bestOf(page: Page, isThere: () => Promise<void>): Promise<{ largestMs: number; shift: number }> {
  const looks: { largestMs: number; shift: number }[] = []
  while (looks.length < LOOKS && !looks.some(({ largestMs }) => largestMs < LCP_MS)) {
    if (looks.length > 0) await page.reload()
    await isThere()
    looks.push(await painted(page))
  }
  return {
    largestMs: Math.min(...looks.map(({ largestMs }) => largestMs)),
    shift: Math.max(...looks.map(({ shift }) => shift)),
  }
}

/** The largest paint until now, and by how much what was shown has moved without anybody's doing. */
function painted(page: Page): Promise<{ largestMs: number; shift: number }> {
  return page.evaluate(async () => {
    const entries = <Entry>(type: string) =>
      new Promise<Entry[]>((resolve) => {
        const observer = new PerformanceObserver((list) => resolve(list.getEntries() as unknown as Entry[]))
        observer.observe({ type: type as never, buffered: true }) // a browser's kind, which Node does not know
        // Where nothing moved, nothing is told.
        setTimeout(() => resolve([]), 300)
      })
    const largest = await entries<Paint>('largest-contentful-paint')
    const shifts = await entries<Shift>('layout-shift')
    return {
      largestMs: largest.at(-1)?.startTime ?? Number.POSITIVE_INFINITY,
      shift: shifts.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0),
    }
  })
}

const demo = { tenant: '', live: false }
const liveDemo: LiveDemo = {
  isOf: (tenant) => tenant === demo.tenant,
  isLive: () => demo.live,
  turn: async (live) => {
    demo.live = live
  },
}

describeInBrowser('what one sees first', () => {
  const desk = useDesk(['lead', 'care_agent'], { liveDemo })
  let order: Body
  beforeAll(async () => {
    order = await placed(desk.merchant, [{ sku: 'cup', quantity: 2 }])
    await paid(desk.merchant, order.id)
    await desk.merchant.settle()
  })

  it('is painted within two seconds and stays where it is: the customer’s page', async () => {
    const { context, page, faults } = await desk.open({ viewport: { width: 390, height: 844 } })
    const token = linkToken(testVault, desk.merchant.context.tenant, readId<OrderId>(order.id))
    await page.goto(`/o/${token}`)
    const { largestMs, shift } = await bestOf(page, () =>
      page.getByRole('heading', { level: 1, name: 'Ihre Bestellung' }).waitFor(),
    )
    expect(largestMs).toBeLessThan(LCP_MS)
    expect(shift).toBeLessThan(SHIFT)
    expect(faults).toEqual([])
    await context.close()
  })

  it('… and the list of orders', async () => {
    const { context, page, faults } = await desk.open()
    await desk.logIn(page, 'lead', '/orders')
    await page.reload()
    const { largestMs, shift } = await bestOf(page, () => page.getByRole('link', { name: order.number }).waitFor())
    expect(largestMs).toBeLessThan(LCP_MS)
    expect(shift).toBeLessThan(SHIFT)
    expect(faults).toEqual([])
    await context.close()
  })

  it('lets the demo live and rest from the menu of the account, for whoever may', async () => {
    demo.tenant = desk.merchant.context.tenant
    const lead = await desk.open()
    await desk.logIn(lead.page, 'lead', '/orders')
    await lead.page.getByRole('button', { name: 'Account and settings' }).click()
    const item = lead.page.getByRole('menuitemcheckbox', { name: 'New orders arrive by themselves' })
    await item.waitFor()
    expect(await item.getAttribute('aria-checked')).toBe('false')
    await expectAccessible(lead.page, 'the menu of the account')
    await item.click()
    await lead.page.getByText('New orders arrive from now on').waitFor()
    expect(demo.live).toBe(true)
    await item.click()
    await lead.page.getByText('No more orders arrive by themselves').waitFor()
    expect({ live: demo.live, faults: lead.faults }).toEqual({ live: false, faults: [] })
    await lead.context.close()

    const care = await desk.open()
    await desk.logIn(care.page, 'care_agent', '/orders')
    await care.page.getByRole('button', { name: 'Account and settings' }).click()
    await care.page.getByRole('menuitem', { name: 'Log out' }).waitFor()
    expect(await care.page.getByText('New orders arrive by themselves').count()).toBe(0)
    await care.context.close()
    await sound(desk.house, desk.merchant)
  })
})
