import type { DemoLocation } from '../model.ts'

/** A channel of the Sunrise shop as its `channels.json` has it, the fields used here. */
export type SunriseChannel = Readonly<{
  key: string
  name: Readonly<{ en: string }>
  custom: Readonly<{ fields: Readonly<{ openingTimes: Readonly<{ de: string }> }> }>
  address: Readonly<{ streetName: string; streetNumber: string; postalCode: string; city: string; country: string }>
  geoLocation: Readonly<{ coordinates: readonly [longitude: number, latitude: number] }>
}>

/** The source calls every place a store; these four, one for each part of the market, are our warehouses. */
const warehouses = ['chicago', 'hamburg', 'munich', 'madrid']
/** Stores that also ship: one for each coast of the US and the countries far from a warehouse. */
const shippingStores = ['newyork', 'sanfrancisco', 'london', 'paris', 'stockholm']
/** Stores with a crew for service articles. */
const serviceStores = ['amsterdam', 'berlin', 'cologne', 'london', 'newyork', 'paris', 'sanfrancisco']

const timeZones: Readonly<Record<string, string>> = {
  AT: 'Europe/Vienna',
  BE: 'Europe/Brussels',
  CH: 'Europe/Zurich',
  DE: 'Europe/Berlin',
  ES: 'Europe/Madrid',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  NL: 'Europe/Amsterdam',
  SE: 'Europe/Stockholm',
  'US-CA': 'America/Los_Angeles',
  'US-IL': 'America/Chicago',
  'US-MA': 'America/New_York',
  'US-NY': 'America/New_York',
}
const numberFirst = ['FR', 'GB', 'US']

export function locations(channels: readonly SunriseChannel[]): DemoLocation[] {
  return channels.map(location).sort((a, b) => (a.key < b.key ? -1 : 1))
}

function location(channel: SunriseChannel): DemoLocation {
  const place = channel.key.replace('sunrise-store-', '')
  const kind = warehouses.includes(place) ? 'warehouse' : 'store'
  const isStore = kind === 'store'
  const { country, city } = channel.address
  const [, region, postalCode] = /^(?:([A-Z]{2}) )?(\S.*)$/.exec(channel.address.postalCode) ?? []
  const [longitude, latitude] = channel.geoLocation.coordinates
  const timeZone = timeZones[region ? `${country}-${region}` : country]
  if (!timeZone || !postalCode) throw new Error(`${channel.key}: no time zone or postal code`)
  return {
    key: `${kind}-${place}`,
    sourceKey: channel.key,
    name: channel.name.en.replace('SUNRISE Store', isStore ? 'Store' : 'Warehouse'),
    kind,
    address: { lines: [street(channel.address)], city, ...(region && { region }), postalCode, country },
    latitude,
    longitude,
    timeZone,
    openingHours: openingHours(channel.custom.fields.openingTimes.de),
    capabilities: {
      ship: !isStore || shippingStores.includes(place),
      pickup: isStore,
      return: true,
      service: serviceStores.includes(place),
    },
  }
}

function street({ streetName, streetNumber, country }: SunriseChannel['address']): string {
  const name = streetName.replace(/,\s*$/, '')
  if (country === 'ES') return `${name}, ${streetNumber}`
  return numberFirst.includes(country) ? `${streetNumber} ${name}` : `${name} ${streetNumber}`
}

/** `Mo-Fr. 10:00 - 20:00` and `Sa. 9:00 - 18:00`, a line each, become `Mo-Fr 10:00-20:00; Sa 09:00-18:00`. */
function openingHours(text: string): string {
  const rules = text.split('\n').map((line) => {
    const [, days, from, to] = /^([A-Z][a-z](?:-[A-Z][a-z])?)\. (\d{1,2}:\d{2}) - (\d{1,2}:\d{2})$/.exec(line) ?? []
    if (!days || !from || !to) throw new Error(`no opening hours: ${line}`)
    return `${days} ${from.padStart(5, '0')}-${to.padStart(5, '0')}`
  })
  return rules.join('; ')
}
