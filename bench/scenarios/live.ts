import { type Figure, figureOf } from '../figures.ts'
import { placeOrders } from '../orders.ts'
import { inTurns, ratios } from '../pairs.ts'
import type { Bench } from '../scenario.ts'
import { soundAfter } from '../sound.ts'
import { openTowers } from '../towers.ts'

const TOWERS = 200

/** What 200 open control towers, each with a line of its own, cost the intake of orders. */
export async function live({ plan, tell, usual }: Bench): Promise<Figure[]> {
  const arena = await usual()
  let looks = 0
  const measured = await inTurns(
    {
      alone: async (seconds: number) => (await placeOrders(arena, seconds)).perSecond,
      watched: async (seconds: number) => {
        const towers = await openTowers(arena, TOWERS)
        const { perSecond } = await placeOrders(arena, seconds)
        looks = towers.looks() / seconds
        await towers.close()
        return perSecond
      },
    },
    plan,
    tell,
  )
  tell(`the towers read their report ${looks.toFixed(0)} times a second`)
  const isVoid = !(await soundAfter(arena, tell))
  return [
    figureOf(
      'live',
      'intake_beside_200_towers',
      ratios(measured.watched, measured.alone),
      { floor: 0.9, goal: 0.97 },
      isVoid,
    ),
  ]
}
