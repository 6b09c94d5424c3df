import type { Locale } from '../model.ts'

export type Land = 'DE' | 'NL' | 'TR' | 'US'
type Person = Readonly<{ name: string; locale: Locale }>

/** How many consumers live where: Germany and the US have orders of the source, the other two test languages. */
export const consumersIn: Readonly<Record<Land, number>> = { DE: 20, NL: 10, TR: 10, US: 20 }
export const localeOf: Readonly<Record<Land, Locale>> = { DE: 'de', NL: 'nl', TR: 'tr', US: 'en' }

/** Names that break forms, labels and sorting; they come first in their country. */
export const difficultNames: Readonly<Record<Land, readonly Person[]>> = {
  DE: [
    { name: 'Jürgen Größwäldner', locale: 'de' },
    {
      name: 'Maximiliana Theodora Wilhelmine Antonia Freifrau von Oberhausen-Niederwalldorf zu Großkleinmünchhausen und Obertannenfels',
      locale: 'de',
    },
    { name: 'Gülşah Öztürk-Weißhäupl', locale: 'tr' },
  ],
  NL: [{ name: "Anneke van 't Hoofd", locale: 'nl' }],
  TR: [
    { name: 'Şükrü Iğdırlıoğlu', locale: 'tr' },
    { name: 'İpek Çağlayangül', locale: 'tr' },
  ],
  US: [
    { name: "Siobhán O'Dowd-D'Amato", locale: 'en' },
    { name: 'Suharti', locale: 'en' },
  ],
}

export const givenNames: Readonly<Record<Land, readonly string[]>> = {
  DE: ['Anna', 'Lukas', 'Mareike', 'Björn', 'Sabine', 'Tobias', 'Käthe', 'Jonas', 'Ayşe', 'Helga', 'Matthias', 'Nele'],
  NL: ['Sanne', 'Daan', 'Femke', 'Joost', 'Lotte', 'Bram', 'Maaike', 'Thijs', 'Noor', 'Koen'],
  TR: ['Ayşe', 'Mehmet', 'Zeynep', 'Emre', 'Elif', 'Burak', 'Gülay', 'Çağrı', 'Özge', 'Tuğba'],
  US: ['Emily', 'Marcus', 'Olivia', 'Tyrone', 'Hannah', 'Diego', 'Grace', 'Kevin', 'Aaliyah', 'Walter', 'Mei', 'Ruth'],
}

export const familyNames: Readonly<Record<Land, readonly string[]>> = {
  DE: ['Krämer', 'Vogt', 'Schönfeld', 'Lindner', 'Weiß', 'Brandt', 'Hübner', 'Seidel', 'Yıldız', 'Mohr', 'Pfeiffer'],
  NL: ['de Vries', 'Jansen', 'van den Berg', 'Bakker', 'Mulder', 'de Groot', 'Vos', 'Hendriks', 'van Dijk', 'Kuiper'],
  TR: ['Yılmaz', 'Kaya', 'Demir', 'Şahin', 'Öztürk', 'Aydın', 'Arslan', 'Doğan', 'Koç', 'Güneş'],
  US: ['Carter', 'Nguyen', 'Ramirez', 'Brooks', 'Sullivan', 'Patel', 'Foster', 'Kowalski', 'Reed', 'Jenkins', 'Chen'],
}

export const streets: Readonly<Record<Land, readonly string[]>> = {
  DE: ['Lindenstraße', 'Gartenweg', 'Schillerstraße', 'Am Mühlbach', 'Bahnhofstraße', 'Rosenweg', 'Kastanienallee'],
  NL: ['Dorpsstraat', 'Kerkweg', 'Prinsengracht', 'Molenlaan', 'Wilhelminastraat', 'Parklaan', 'Havenkade'],
  TR: ['Atatürk Cad.', 'Cumhuriyet Cad.', 'Çınar Sok.', 'Lale Sok.', 'İstiklal Cad.', 'Papatya Sok.', 'Gül Sok.'],
  US: ['Maple Ave', 'Oak St', 'Washington Blvd', 'Hillside Dr', 'Cedar Ln', 'Park Pl', 'Lake View Rd'],
}

/** Places as GeoNames writes them: `place`, in the US `place,state`, in Turkey the province by the code's first digits. */
export const places: Readonly<Record<Exclude<Land, 'TR'>, readonly string[]>> = {
  DE: ['Berlin', 'München', 'Köln', 'Hamburg', 'Leipzig', 'Stuttgart', 'Münster', 'Aachen', 'Mannheim', 'Dresden'],
  NL: ['Amsterdam', 'Rotterdam', "'s-Gravenhage", 'Utrecht', 'Eindhoven', 'Groningen', 'Maastricht', 'Haarlem'],
  US: [
    'Portland,OR',
    'Seattle,WA',
    'Albuquerque,NM',
    'Boise,ID',
    'San Francisco,CA',
    'Chicago,IL',
    'Boston,MA',
    'New York,NY',
  ],
}
export const provinces: Readonly<Record<string, string>> = {
  '01': 'Adana',
  '06': 'Ankara',
  '07': 'Antalya',
  '16': 'Bursa',
  '27': 'Gaziantep',
  '34': 'İstanbul',
  '35': 'İzmir',
  '42': 'Konya',
}
