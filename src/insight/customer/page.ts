import type { Story } from '../order/views.ts'

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const text = (value: string) => value.replace(/[&<>"']/g, (character) => named[character] ?? character)

/** The customer's view of an order as plain HTML: what was ordered, where it is, what was promised. Nothing of it is markup. */
export function renderCustomerPage(story: Story): string {
  const { header } = story
  const promised = (line: number) => story.promises.filter((promise) => promise.line === line).at(-1)?.deliverBy ?? '–'
  const state = (buckets: Readonly<Record<string, number>>) =>
    Object.entries(buckets)
      .filter(([, units]) => units > 0)
      .map(([bucket, units]) => `${units} ${bucket.replace('_', ' ')}`)
      .join(', ')
  const lines = story.lines.map(
    (line) =>
      `<tr><td>${line.quantity}</td><td>${text(line.name)}</td><td>${state(line.buckets)}</td><td>${text(promised(line.line))}</td></tr>`,
  )
  const parcels = story.packages
    .filter((parcel) => parcel.trackingNumber !== null)
    .map(
      (parcel) =>
        `<li>${text(parcel.trackingNumber ?? '')}: ${text(String(parcel.delivery?.['state'] ?? parcel.state).replace('_', ' '))}</li>`,
    )
  return `<!doctype html><html lang="${text(header.locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${text(header.number)}</title></head>
<body><main><h1>${text(header.number)}</h1><p>${text(header.fulfillmentStatus.replaceAll('_', ' '))} · ${text(header.paymentStatus.replaceAll('_', ' '))}</p>
<table><thead><tr><th>#</th><th>Item</th><th>State</th><th>By</th></tr></thead><tbody>${lines.join('')}</tbody></table>
${parcels.length > 0 ? `<h2>Parcels</h2><ul>${parcels.join('')}</ul>` : ''}</main></body></html>`
}
