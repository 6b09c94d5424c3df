import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { answer, kontor, type Story } from '../api.ts'
import { Loaded } from '../parts/states.tsx'
import { Actions } from './actions/actions.tsx'
import { Decisions } from './decisions.tsx'
import { Header } from './header.tsx'
import { Holds } from './holds.tsx'
import { Lines } from './lines.tsx'
import { Messages } from './messages.tsx'
import { Money } from './money.tsx'
import { People } from './people.tsx'
import { Returns } from './returns.tsx'
import { Timeline } from './timeline.tsx'
import { Work } from './work.tsx'

/** The whole story of one order: what was promised and what became of it, and what can be done now. */
export function Order() {
  const { order } = useParams({ from: '/orders/$order' })
  const query = useQuery({
    queryKey: ['order', order],
    queryFn: async ({ signal }) =>
      (await answer(kontor.GET('/v1/orders/{order}', { params: { path: { order } }, signal }))) as Story,
  })
  return (
    <Loaded query={query} rows={12}>
      {(story) => (
        <div className="stack">
          <Header story={story} />
          <Actions story={story} />
          <div className="order">
            <div className="stack">
              <Holds story={story} />
              <Lines story={story} />
              <Work story={story} />
              <Returns story={story} />
              <Decisions story={story} />
              <Timeline story={story} />
            </div>
            <div className="stack">
              <People story={story} />
              <Money story={story} />
              <Messages story={story} />
            </div>
          </div>
        </div>
      )}
    </Loaded>
  )
}
