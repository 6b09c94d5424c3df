import type { Address, DemoConsumer, Locale } from '../model.ts'
import {
  consumersIn,
  difficultNames,
  familyNames,
  givenNames,
  type Land,
  localeOf,
  places,
  provinces,
  streets,
} from './names.ts'
import { pick, seededRandom } from './random.ts'
import { cell, type Row } from './source.ts'

const seed = 1996
/** Reserved by RFC 2606: mail to them reaches nobody. */
const mailDomains = ['example.com', 'example.org', 'example.net']
/** RFC 5321 allows 64 characters before the @. */
const longestMailbox = 64

/** Invented people at invented streets of real places. `postalRows` are the GeoNames rows of each country. */
export function consumers(postalRows: Readonly<Record<Land, readonly Row[]>>): DemoConsumer[] {
  const random = seededRandom(seed)
  const lands: readonly Land[] = ['DE', 'NL', 'TR', 'US']
  const people = lands.flatMap((land) => peopleOf(land, random).map((person) => ({ ...person, land })))
  return people.map(({ land, name, locale }, index) => ({
    id: `C-${String(index + 1).padStart(3, '0')}`,
    name,
    email: `${mailbox(name)}@${mailDomains[index % mailDomains.length]}`,
    locale,
    address: addressIn(land, postalRows[land], random),
  }))
}

function peopleOf(land: Land, random: () => number): { name: string; locale: Locale }[] {
  const people = [...difficultNames[land]]
  while (people.length < consumersIn[land]) {
    const name = `${pick(random, givenNames[land])} ${pick(random, familyNames[land])}`
    if (!people.some((person) => person.name === name)) people.push({ name, locale: localeOf[land] })
  }
  return people
}

function mailbox(name: string): string {
  const plain = name.replaceAll('ß', 'ss').replaceAll('ı', 'i').normalize('NFD')
  const words = plain
    .toLowerCase()
    .replace(/[^a-z -]/g, '')
    .split(' ')
  return words
    .join('.')
    .slice(0, longestMailbox)
    .replace(/[.-]+$/, '')
}

function addressIn(land: Land, rows: readonly Row[], random: () => number): Address {
  const street = pick(random, streets[land])
  const number = 1 + Math.floor(random() * 180)
  if (land === 'TR') return turkishAddress(rows, street, number, random)
  const [place, state] = pick(random, places[land]).split(',')
  const here = rows.filter((row) => row.place === place && (state === undefined || row.state_code === state))
  const code = cell(pick(random, here), 'postal_code')
  return {
    lines: [land === 'US' ? `${number} ${street}` : `${street} ${number}`],
    city: place ?? '',
    ...(state && { region: state }),
    postalCode: land === 'NL' ? `${code} ${dutchLetters(random)}` : code,
    country: land,
  }
}

function turkishAddress(rows: readonly Row[], street: string, number: number, random: () => number): Address {
  const code = pick(random, Object.keys(provinces))
  const here = rows.filter((row) => row.postal_code?.startsWith(code))
  const row = pick(random, here)
  return {
    lines: [`${cell(row, 'place')} Mah. ${street} No: ${number}`],
    city: provinces[code] ?? '',
    postalCode: cell(row, 'postal_code'),
    country: 'TR',
  }
}

/** GeoNames knows the four digits only; nearly every Dutch code has the letters AA to AH. */
function dutchLetters(random: () => number): string {
  return `A${pick(random, [...'ABCDEGH'])}`
}
