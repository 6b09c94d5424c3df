import type { Words } from '../en.ts'

export const exceptions: Pick<Words, 'exceptions'> = {
  exceptions: {
    lead: 'Kies orders en handel ze samen af; de server beslist voor elke.',
    kinds: 'Redenen',
    none: 'Niets van deze soort',
    noneWhy: 'De lijst vult zich vanzelf als er iets gebeurt.',
    oneByOne: 'Elk hiervan vraagt een eigen beslissing: open de order.',
    all: 'Alles kiezen',
    order: 'Order',
    since: 'Sinds',
    what: 'Wat het is',
    why_late:
      'Toegezegd voor een dag die voorbij is. Wat nog niet is vrijgegeven kan dat worden; wat niet gepakt is kan op de orderpagina worden verplaatst.',
    why_at_risk:
      'Moet vandaag weg om zoals toegezegd aan te komen, en is niet onderweg. Geef het vrij, of open het en verplaats het naar een locatie die kan.',
    why_held: 'Tegengehouden door iemand of een regel, tot iemand de blokkade opheft.',
    why_payment_unknown: 'De betaaldienst zei niet hoe het afliep. Vraag voor er opnieuw geïnd wordt.',
    why_payment_failed: 'Geld is geweigerd of mislukt, en de order is niet betaald.',
    why_short: 'Stuks zijn geweigerd of ontbraken bij het pakken, en hebben nog geen plek.',
    why_delivery_failed: 'Een pakket kwam niet aan, komt terug, of de klant zegt het.',
    why_backordered: 'Wacht op goederen die nergens liggen.',
  },
}
