import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser, expectAccessible, useDesk } from '../../testing/desk.ts'
import { expectAnswer } from '../../testing/house.ts'
import { type Body, placed, sound, view } from '../../testing/order-story.ts'

describeInBrowser('sourcing, in a browser', () => {
  const desk = useDesk(['lead', 'buyer'], {
    policies: { 'release.when': 'on_request' },
    stock: { 'hamburg/tea': 30, 'munich/tea': 30 },
  })
  const { open } = desk
  const logIn: typeof desk.logIn = (page, role, path) => desk.logIn(page, role, path)
  const active = async (): Promise<string[]> =>
    expectAnswer(await desk.merchant.as.lead.get('/v1/sourcing-strategies?state=active'), 200).items.map(
      (one: Body) => `${one.code}/${one.version}`,
    )
  const orders: Body[] = []
  beforeAll(async () => {
    for (let count = 0; count < 3; count++) orders.push(await placed(desk.merchant, [{ sku: 'tea', quantity: 1 }]))
  })

  it('writes a strategy, refuses a type error at its place, tries, compares, activates, and takes it back', async () => {
    const { context, page, faults } = await open()
    await logIn(page, 'lead', '/sourcing')
    await page.getByRole('button', { name: 'New strategy' }).click()
    await page.getByLabel('Name').fill('Spare Hamburg')
    await page.getByRole('button', { name: 'Write a draft' }).click()
    await page.getByText('spare-hamburg/1').waitFor()
    await page.getByRole('button', { name: 'Add a filter' }).click()
    const filter = page.getByLabel('Must be true')
    await filter.fill('location.distanceKm')
    await page.getByText('Character 1: it must be true or false, this is a int').waitFor()
    await page.getByText('1 fault: it cannot be saved').waitFor()
    const save = page.getByRole('button', { name: 'Save draft' })
    expect(await save.isDisabled()).toBe(true)
    await filter.fill('location.code != "hamburg"')
    await page.getByText('Checked: nothing is wrong, not saved yet').waitFor()
    await save.click()
    await page.getByText('Draft saved').waitFor()

    await page.getByLabel('Order number').fill(orders[0].number)
    await page.getByRole('button', { name: 'Try', exact: true }).click()
    const candidates = page.getByRole('region', { name: 'Candidates with what they cost' })
    await candidates.getByText('munich').waitFor()
    expect(await candidates.getByText('hamburg').count()).toBe(0)
    await page.getByText('not: location.code != "hamburg"').waitFor()

    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByText('3 decisions would have come out otherwise').waitFor()
    const compared = page.getByRole('region', { name: 'Packages by location' })
    expect(await compared.getByRole('row', { name: 'munich 0 3' }).count()).toBe(1)

    await page.getByRole('button', { name: 'Activate' }).click()
    await page.getByText('No version of this code decides today').waitFor()
    expect(await active()).toEqual(['nearest-whole-first/3'])
    await page.getByRole('dialog').getByRole('button', { name: 'Activate' }).click()
    await page.getByRole('button', { name: 'Write the next version' }).waitFor()
    expect(await active()).toContain('spare-hamburg/1')
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Undone').waitFor()
    expect(await active()).toEqual(['nearest-whole-first/3'])
    expect(faults).toEqual([])
    await context.close()
  })

  it('brings the former version back when the next one is undone', async () => {
    const { as } = desk.merchant
    const definition = {
      rank: 5,
      criteria: [{ name: 'road', kind: 'distance', weight: 1 }],
      splits: { max: 3 },
    }
    const [first, next] = [
      expectAnswer(await as.lead.post('/v1/sourcing-strategies', { code: 'road', name: 'Road', definition }), 201),
      expectAnswer(
        await as.lead.post('/v1/sourcing-strategies', {
          code: 'road',
          name: 'Road, dearer',
          definition: { ...definition, criteria: [{ name: 'road', kind: 'distance', weight: 2 }] },
        }),
        201,
      ),
    ]
    expectAnswer(await as.lead.post(`/v1/sourcing-strategies/${first.id}/activations`, {}), 201)
    const { context, page, faults } = await open()
    await logIn(page, 'lead', `/sourcing/${next.id}`)
    await page.getByRole('button', { name: 'Activate' }).click()
    await page.getByText('It replaces version 1').waitFor()
    await page.getByText('distance × 2').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Activate' }).click()
    await page.getByText('road/2 decides now').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('link', { name: 'Version 3' }).waitFor()
    expect(await active()).toContain('road/3')
    const { items } = expectAnswer(await as.lead.get(`/v1/sourcing-strategies?code=road&state=active`), 200)
    expect(items[0].definition.criteria[0].weight).toBe(1)
    expect(faults).toEqual([])
    await context.close()
  })

  it('shows a certificate, and that the same inputs come to the same decision', async () => {
    const [decision] = (await view(desk.merchant, orders[0].id)).decisions
    const { context, page, faults } = await open()
    await logIn(page, 'lead', `/orders/${orders[0].id}`)
    await page.getByRole('link', { name: 'Read the certificate' }).click()
    await page.waitForURL(`**/sourcing/decisions/${decision.id}`)
    await page.getByText('proven: no set of locations is cheaper').waitFor()
    await page.getByRole('button', { name: 'Decide it again' }).click()
    await page.getByText('Same inputs, same decision: nearest-whole-first/3').waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  it('is accessible, and no wider than a phone', async () => {
    const { items } = expectAnswer(await desk.merchant.as.lead.get('/v1/sourcing-strategies?code=spare-hamburg'), 200)
    const [decision] = (await view(desk.merchant, orders[1].id)).decisions
    const { context, page, faults } = await open({ viewport: { width: 390, height: 844 } })
    await logIn(page, 'lead', '/sourcing')
    const draft = await desk.merchant.as.lead.post('/v1/sourcing-strategies', {
      code: 'draft',
      name: 'A draft with a fault to come',
      definition: items[0].definition,
    })
    for (const path of ['/sourcing', `/sourcing/${items[0].id}`, `/sourcing/decisions/${decision.id}`]) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.locator('[aria-busy]').first().waitFor({ state: 'detached' })
      await expectAccessible(page, path)
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(390)
    }
    await page.goto(`/sourcing/${expectAnswer(draft, 201).id}`)
    await page.getByLabel('Must be true').fill('location.distanzKm < 3')
    await page.getByText('No such key: distanzKm').waitFor()
    await expectAccessible(page, 'editor with a fault')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    expect(faults).toEqual([])
    await context.close()
  })

  it('can be read but not written by who may only read', async () => {
    const { context, page, faults } = await open()
    await logIn(page, 'buyer', '/sourcing')
    await page.getByRole('link', { name: 'Whole from the nearest' }).waitFor()
    expect(await page.getByRole('button', { name: 'New strategy' }).count()).toBe(0)
    expect(faults).toEqual([])
    await context.close()
    await sound(desk.house, desk.merchant)
  })
})
