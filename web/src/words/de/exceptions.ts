import type { Words } from '../en.ts'

export const exceptions: Pick<Words, 'exceptions'> = {
  exceptions: {
    lead: 'Wählen Sie Aufträge und bearbeiten Sie sie zusammen; der Server entscheidet für jeden.',
    kinds: 'Gründe',
    none: 'Nichts dergleichen',
    noneWhy: 'Die Liste füllt sich von selbst, wenn etwas geschieht.',
    oneByOne: 'Jeder davon will eine eigene Entscheidung: öffnen Sie den Auftrag.',
    all: 'Alle wählen',
    order: 'Auftrag',
    since: 'Seit',
    what: 'Was es ist',
    why_late:
      'Für einen Tag zugesagt, der vorbei ist. Was noch nicht freigegeben ist, kann es werden; was nicht entnommen ist, lässt sich auf der Seite des Auftrags verlegen.',
    why_at_risk:
      'Muss heute hinaus, um wie zugesagt anzukommen, und ist nicht unterwegs. Geben Sie es frei, oder öffnen und verlegen Sie es an einen Standort, der kann.',
    why_held: 'Von jemandem oder einer Regel angehalten, bis jemand die Sperre aufhebt.',
    why_payment_unknown: 'Der Zahlungsdienst sagte nicht, wie es endete. Fragen, bevor erneut belastet wird.',
    why_payment_failed: 'Geld wurde abgelehnt oder schlug fehl, und der Auftrag ist nicht bezahlt.',
    why_short: 'Stücke wurden abgelehnt oder fehlten bei der Entnahme und haben noch keinen Ort.',
    why_delivery_failed: 'Ein Paket kam nicht an, kommt zurück, oder der Kunde sagt es.',
    why_backordered: 'Wartet auf Ware, die in keinem Regal liegt.',
  },
}
