import { Type } from 'typebox'
import type { App } from '../../platform/http/app.ts'
import { type CommandDeps, runRead } from '../../platform/http/command.ts'
import { answers } from '../../platform/http/problem.ts'
import { Country, Day, Instant, Nullable, Text } from '../../platform/http/schema.ts'
import { refuse } from '../../platform/refusal.ts'
import { dayNumber, dayText } from '../calendar/days.ts'
import { writeTimes } from '../calendar/hours.ts'
import { readLoads } from '../capacity/load.ts'
import { locate } from '../geography/locate.ts'
import { refusePlace } from '../refusals.ts'
import { co2G, kilometers, rateServices } from './rate.ts'
import { readMaster } from './store.ts'

const MAX_DAYS = 92

/** What the lists say together: for trying them out, and for people who ask when a place is open. */
export function laneRoutes(app: App, deps: CommandDeps): void {
  laneRoute(app, deps)
  daysRoute(app, deps)
}

function laneRoute(app: App, deps: CommandDeps): void {
  const Option = Type.Object({
    service: Type.String(),
    costMinor: Type.Integer(),
    currency: Type.String(),
    packages: Type.Integer(),
    handoverOn: Day,
    orderBy: Instant,
    deliverOn: Type.Object({ earliest: Day, latest: Day }),
    co2G: Nullable(Type.Integer()),
  })
  app.get(
    '/v1/carrier-lanes',
    {
      schema: {
        summary: 'Every carrier service from a location to an address, and why the others are none',
        tags: ['master data'],
        querystring: Type.Object({
          from: Text(64),
          country: Country,
          postalCode: Type.Optional(Text(20)),
          weightG: Type.Integer({ minimum: 0, maximum: 100_000_000 }),
        }),
        response: answers(
          200,
          Type.Object({
            km: Nullable(Type.Integer()),
            options: Type.Array(Option),
            absent: Type.Array(Type.Object({ service: Type.String(), reason: Type.String() })),
          }),
        ),
      },
      config: { action: 'organisation.read' },
    },
    async (request) => {
      const { from: code, country, postalCode, weightG } = request.query
      return runRead(deps, request, async (tx) => {
        const [master, loads] = await Promise.all([readMaster(tx), readLoads(tx)])
        const from = master.placeByCode.get(code)
        if (!from) return refusePlace.unknown_location(`there is no location ${code}`, { path: '/from' })
        const point = locate({ country, ...(postalCode !== undefined && { postalCode }) })
        const to = { country, postalCode: postalCode ?? null, ...point }
        const { options, absent } = rateServices(master, { from, to, weightG, at: tx.now, loads })
        const km = kilometers(from, to)
        return {
          km: km === null ? null : Math.round(km),
          absent,
          options: options.map((lane) => ({
            service: lane.service.code,
            costMinor: lane.costMinor,
            currency: lane.currency,
            packages: lane.packages,
            handoverOn: dayText(lane.shipOn),
            orderBy: new Date(lane.orderBy).toISOString(),
            deliverOn: { earliest: dayText(lane.earliestOn), latest: dayText(lane.latestOn) },
            co2G: co2G(lane.service, weightG, km),
          })),
        }
      })
    },
  )
}

function daysRoute(app: App, deps: CommandDeps): void {
  app.get(
    '/v1/calendars/:location/days',
    {
      schema: {
        summary: 'When a location is open, day by day',
        tags: ['master data'],
        params: Type.Object({ location: Text(64) }),
        querystring: Type.Object({
          from: Type.Optional(Day),
          days: Type.Integer({ minimum: 1, maximum: MAX_DAYS, default: 14 }),
        }),
        response: answers(
          200,
          Type.Object({
            timeZone: Type.String(),
            problem: Nullable(Type.String({ description: 'why its hours are not those it was given' })),
            items: Type.Array(
              Type.Object({
                day: Day,
                hours: Type.String({ description: '09:00-18:00, or off' }),
                holiday: Type.Boolean(),
                full: Type.Boolean({ description: 'it has promised all it can for that day' }),
              }),
            ),
          }),
        ),
      },
      config: { action: 'organisation.read' },
    },
    async (request) => {
      const { location } = request.params
      const { from, days } = request.query
      return runRead(deps, request, async (tx) => {
        const [master, loads] = await Promise.all([readMaster(tx), readLoads(tx)])
        const place = master.placeByCode.get(location)
        if (!place) return refuse.not_found(`there is no location ${location}`)
        const { calendar, problem } = place
        const first = from === undefined ? calendar.zone.dayAt(tx.now.getTime()) : dayNumber(from)
        const full = loads.fullDays(place).days
        return {
          timeZone: calendar.zone.name,
          problem,
          items: Array.from({ length: days }, (_, index) => first + index).map((day) => ({
            day: dayText(day),
            hours: writeTimes(calendar.openSpans(day)),
            holiday: calendar.isHoliday(day),
            full: full.has(day),
          })),
        }
      })
    },
  )
}
