import type { Words } from '../en.ts'

export const exceptions: Pick<Words, 'exceptions'> = {
  exceptions: {
    lead: 'Kies orders en handel ze samen af; de server beslist voor elke.',
    kinds: 'Redenen',
    none: 'Niets van deze soort',
    noneWhy: 'De lijst vult zich vanzelf als er iets gebeurt.',
    together: 'Gekozen orders afhandelen',
    chosen_one: '{{count}} order gekozen',
    chosen_other: '{{count}} orders gekozen',
    oneByOne: 'Elk hiervan vraagt een eigen beslissing: open de order.',
    all: 'Alles kiezen',
    order: 'Order',
    since: 'Sinds',
    what: 'Wat het is',
    act_release: 'Vrijgeven',
    act_lift_hold: 'Blokkades opheffen',
    act_check_payment: 'Betaaldienst vragen',
    act_capture: 'Geld opnieuw innen',
    will_release:
      'Wat op voorraad ligt gaat naar zijn locatie om gepakt te worden. Wat wacht blijft, en elke order zegt waarom.',
    will_lift_hold: 'Alle blokkades van deze orders worden opgeheven, en wat stilstond gaat meteen verder.',
    will_check_payment: 'De betaaldienst wordt gevraagd wat er van elke handeling werd. Vragen kost de klant niets.',
    will_capture: 'Wat elke order schuldt wordt één keer van de autorisatie geïnd. Zonder die zegt de order dat.',
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
