import { describe, expect, it } from 'vitest'
import { freightMinor, goodsMinor } from './build/amounts.ts'
import { channelOf } from './build/channel.ts'
import { expected as expectedOf } from './build/expected.ts'
import { checkDigit } from './build/gtin.ts'
import { loadDemo } from './load.ts'
import { channelKinds } from './model.ts'

const demo = loadDemo()
const { items, extras, customers, consumers, suppliers, shippers, employees, orders, locations, expected } = demo
const isDay = /^\d{4}-\d{2}-\d{2}$/
const isMoney = /^\d+\.\d{2}$/

describe('the demo merchant', () => {
  it('has everything the source has, and what was added', () => {
    const sizes = [items, customers, suppliers, shippers, employees, orders, locations, extras, consumers].map(
      (list) => list.length,
    )
    expect(sizes).toEqual([77, 91, 29, 3, 9, 830, 18, 2, 60])
    expect(orders.flatMap((order) => order.lines)).toHaveLength(2155)
  })

  it('refers only to what is there', () => {
    const [skus, companyIds, consumerIds] = [
      new Set(items.map((item) => item.sku)),
      new Set(customers.map((customer) => customer.id)),
      new Set(consumers.map((consumer) => consumer.id)),
    ]
    const [supplierIds, shipperIds, employeeIds] = [suppliers, shippers, employees].map(
      (list) => new Set(list.map(({ id }) => id)),
    )
    expect(items.every((item) => supplierIds?.has(item.supplierId))).toBe(true)
    for (const order of orders) {
      expect(
        companyIds.has(order.customerId) && shipperIds?.has(order.shipperId) && employeeIds?.has(order.employeeId),
      ).toBe(true)
      expect(order.consumerId === undefined || consumerIds.has(order.consumerId)).toBe(true)
      expect(order.lines.length > 0 && order.lines.every((line) => skus.has(line.sku) && line.quantity > 0)).toBe(true)
    }
    const parts = extras.flatMap((extra) => (extra.kind === 'kit' ? extra.components : []))
    expect(parts).toHaveLength(3)
    expect(parts.every((part) => skus.has(part.sku) && part.units > 0)).toBe(true)
  })

  it('holds no dirt of the source: no NULL, no empty text, no time of day, no stray spaces', () => {
    const texts: string[] = []
    JSON.stringify(demo, (_, value) => {
      if (typeof value === 'string') texts.push(value)
      return value
    })
    expect(texts.filter((text) => text === '' || text === 'NULL' || / 00:00|\s{2}|^\s|\s$/.test(text))).toEqual([])
    for (const { orderedOn, requiredOn, shippedOn = orderedOn, freight, lines } of orders) {
      expect([orderedOn, requiredOn, shippedOn].every((day) => isDay.test(day)) && isMoney.test(freight)).toBe(true)
      expect(lines.every((line) => isMoney.test(line.unitPrice) && /^0(\.\d{1,2})?$/.test(line.discount))).toBe(true)
      expect(shippedOn >= orderedOn).toBe(true)
    }
    expect(items.every((item) => isMoney.test(item.unitPrice) && isMoney.test(item.cost))).toBe(true)
  })

  it('gives every item a GTIN-13 of its own with the right check digit, a weight and sizes', () => {
    const gtins = [...items, ...extras].flatMap((item) => ('gtin' in item ? [item.gtin] : []))
    expect(new Set(gtins).size).toBe(78)
    expect(gtins.every((gtin) => /^200\d{10}$/.test(gtin) && checkDigit(gtin.slice(0, 12)) === gtin.slice(12))).toBe(
      true,
    )
    const measures = items.flatMap((item) => [item.weightG, item.lengthMm, item.widthMm, item.heightMm])
    expect(measures.every((value) => Number.isInteger(value) && value > 0)).toBe(true)
  })

  it('taxes nine drinks with alcohol at the standard rate and all food at the reduced one', () => {
    const standard = items.filter((item) => item.taxClass === 'standard').map((item) => item.name)
    expect(standard).toEqual([
      'Chang',
      'Sasquatch Ale',
      'Steeleye Stout',
      'Côte de Blaye',
      'Chartreuse verte',
      'Laughing Lumberjack Lager',
      'Outback Lager',
      'Rhönbräu Klosterbier',
      'Lakkalikööri',
    ])
  })

  it('sells through five channels, small orders of Germany and the US to people', () => {
    for (const kind of channelKinds) expect(orders.filter((order) => order.channel === kind).length).toBeGreaterThan(80)
    expect(orders.every((order) => order.channel === channelOf(order))).toBe(true)
    const toPeople = orders.filter((order) => order.consumerId !== undefined)
    expect(toPeople).toHaveLength(75)
    for (const order of toPeople) {
      const person = consumers.find((consumer) => consumer.id === order.consumerId)
      expect(order.shipTo).toEqual({ name: person?.name, ...person?.address })
      expect(['web', 'till']).toContain(order.channel)
      expect(goodsMinor(order)).toBeLessThan(1_000_00)
    }
  })

  it('invents people whom no mail can reach', () => {
    const mails = consumers.map((consumer) => consumer.email)
    expect(new Set(mails).size).toBe(60)
    expect(mails.every((mail) => /^[a-z][a-z.-]{0,63}@example\.(com|org|net)$/.test(mail))).toBe(true)
  })
})

describe('the expected table', () => {
  it('says what the orders say: 809 shipped, 37 of them late, 21 open', () => {
    expect(expected).toEqual(expectedOf(orders))
    expect(expected).toMatchObject({ orders: 830, shipped: 809, shippedAfterRequired: 37, open: 21 })
    expect(expected.units).toEqual({ all: 51317, shipped: 50119, open: 1198 })
  })

  it('adds up: goods and freight are the total, shipped and open are all', () => {
    const { goodsMinor: goods, freightMinor: freight, totalMinor: total } = expected
    expect(goods.all + freight.all).toBe(total.all)
    for (const { all, shipped, open } of [goods, freight, total, expected.units, expected.lines])
      expect(shipped + open).toBe(all)
    expect(orders.reduce((sum, order) => sum + freightMinor(order), 0)).toBe(freight.all)
  })
})
