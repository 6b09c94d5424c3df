import { Graph, layout } from '@dagrejs/dagre'
import type { Activity, Edge } from './flow.ts'

export type Point = Readonly<{ x: number; y: number }>
export type Box = Point & Readonly<{ width: number; height: number }>
export type Placed = Readonly<{
  width: number
  height: number
  nodes: readonly (Readonly<{ activity: Activity }> & Box)[]
  edges: readonly (Readonly<{ edge: Edge; points: readonly Point[] }> & Box)[]
}>

const NODE_HEIGHT = 46
/** A number alone, or with how long it took. */
const labelOf = ({ medianS }: Edge) => ({ width: medianS === null || medianS === 0 ? 64 : 132, height: 26 })
const LETTER_WIDTH = 7.4
const MARGIN = 24

/** Where everything stands: from top to bottom in the order of the flow, ways back included. Dagre lays out, React draws. */
export function place(
  activities: readonly Activity[],
  edges: readonly Edge[],
  word: (activity: string) => string,
): Placed {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 34, edgesep: 12, marginx: MARGIN, marginy: MARGIN })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { activity } of activities)
    graph.setNode(activity, { width: Math.max(120, word(activity).length * LETTER_WIDTH + 28), height: NODE_HEIGHT })
  // A frequent way is kept short and straight; `labelpos` c puts its number on the line.
  for (const edge of edges)
    graph.setEdge(edge.from, edge.to, {
      ...labelOf(edge),
      labelpos: 'c',
      weight: 1 + Math.round(Math.log2(edge.passages + 1)),
    })
  layout(graph)
  const { width = 0, height = 0 } = graph.graph()
  return {
    ...{ width, height },
    nodes: activities.map((activity) => ({ activity, ...boxOf(graph.node(activity.activity)) })),
    edges: edges.map((edge) => {
      const laid = graph.edge(edge.from, edge.to)
      return { edge, points: laid.points ?? [], ...boxOf({ ...laid, ...labelOf(edge) }) }
    }),
  }
}

function boxOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>): Box {
  return { x, y, width, height }
}

/** A line through points that bends softly: straight to the middle of each stretch, curved around each point. */
export function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (!first || !last) return ''
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last
    return `Q${point.x},${point.y} ${(point.x + next.x) / 2},${(point.y + next.y) / 2}`
  })
  return `M${first.x},${first.y} ${bends.join(' ')} L${last.x},${last.y}`
}
