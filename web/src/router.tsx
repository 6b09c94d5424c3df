import { Button } from '@mantine/core'
import { createRootRoute, createRoute, createRouter, Link } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { readAuditSearch } from './admin/audit/search.ts'
import * as admin from './admin/routes.tsx'
import { readCatalogSearch, readLocationSearch, readPolicySearch } from './admin/search.ts'
import { readExceptionSearch } from './exceptions/search.ts'
import { Frame } from './frame/frame.tsx'
import { readSearch } from './orders/search.ts'
import { Empty, Failed, Loading } from './parts/states.tsx'
import { readProcessSearch } from './process/search.ts'
import { useMay } from './session/session.ts'
import { readStockSearch } from './stock/search.ts'
import { readStoreSearch } from './store/search.ts'
import { readTowerSearch } from './tower/search.ts'

const Exceptions = lazy(() => import('./exceptions/exceptions.tsx').then((module) => ({ default: module.Exceptions })))
const Orders = lazy(() => import('./orders/orders.tsx').then((module) => ({ default: module.Orders })))
const NewOrder = lazy(() => import('./new-order/new-order.tsx').then((module) => ({ default: module.NewOrder })))
const Order = lazy(() => import('./order/order.tsx').then((module) => ({ default: module.Order })))
const Store = lazy(() => import('./store/store.tsx').then((module) => ({ default: module.Store })))
const StoreWork = lazy(() => import('./store/store.tsx').then((module) => ({ default: module.StoreWork })))
const Capacity = lazy(() => import('./stock/capacity/capacity.tsx').then((module) => ({ default: module.Capacity })))
const Position = lazy(() => import('./stock/position.tsx').then((module) => ({ default: module.Position })))
const DecisionPage = lazy(() => import('./sourcing/decision.tsx').then((module) => ({ default: module.DecisionPage })))
const Process = lazy(() => import('./process/process.tsx').then((module) => ({ default: module.Process })))
const Sourcing = lazy(() => import('./sourcing/sourcing.tsx').then((module) => ({ default: module.Sourcing })))
const Strategy = lazy(() => import('./sourcing/strategy.tsx').then((module) => ({ default: module.Strategy })))
const Stock = lazy(() => import('./stock/stock.tsx').then((module) => ({ default: module.Stock })))
const TransfersPage = lazy(() => import('./stock/transfers.tsx').then((module) => ({ default: module.TransfersPage })))
const Tower = lazy(() => import('./tower/tower.tsx').then((module) => ({ default: module.Tower })))

const rootRoute = createRootRoute({
  component: Frame,
  notFoundComponent: NoScreen,
  errorComponent: ({ error }) => <Failed error={error} again={() => location.reload()} />,
})
const towerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: readTowerSearch,
  component: guarded('report.read', Tower),
})
const processRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/process',
  validateSearch: readProcessSearch,
  component: guarded('report.read', Process),
})
const exceptionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exceptions',
  validateSearch: readExceptionSearch,
  component: guarded('report.read', Exceptions),
})
const ordersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders',
  validateSearch: readSearch,
  component: guarded('order.list', Orders),
})
const newOrderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders/new',
  validateSearch: ({ repeat }: Record<string, unknown>): { repeat?: string } =>
    typeof repeat === 'string' && /^ord_[0-9a-f]{32}$/.test(repeat) ? { repeat } : {},
  component: guarded('order.place', NewOrder),
})
const orderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders/$order',
  component: guarded('order.read', Order),
})

const storeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/store',
  validateSearch: readStoreSearch,
  component: guarded('fulfillment.pick', Store),
})
const storeWorkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/store/$work',
  validateSearch: readStoreSearch,
  component: guarded('fulfillment.pick', StoreWork),
})
const stockRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stock',
  validateSearch: readStockSearch,
  component: guarded('stock.read', Stock),
})
const positionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stock/$item/$location',
  component: guarded('stock.read', Position),
})
const transfersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stock/transfers',
  component: guarded('stock.read', TransfersPage),
})
const capacityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stock/capacity',
  validateSearch: (search: Record<string, unknown>): { sku?: string; from?: string } => ({
    ...(typeof search['sku'] === 'string' && { sku: search['sku'] }),
    ...(typeof search['from'] === 'string' && /^\d{4}-\d\d-\d\d$/.test(search['from']) && { from: search['from'] }),
  }),
  component: guarded('availability.read', Capacity),
})

const sourcingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sourcing',
  component: guarded('sourcing.read', Sourcing),
})
const strategyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sourcing/$strategy',
  component: guarded('sourcing.read', Strategy),
})
const decisionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sourcing/decisions/$decision',
  component: guarded('order.read', DecisionPage),
})

const adminRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',

  component: guarded('policy.write', admin.FirstSection),
})
const locationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/locations',
  validateSearch: readLocationSearch,
  component: guarded('organisation.read', admin.Locations),
})
const locationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/locations/$location',

  component: guarded('organisation.read', admin.LocationPage),
})
const channelsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/channels',

  component: guarded('organisation.read', admin.Channels),
})
const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/people',

  component: guarded('user.read', admin.People),
})
const keysRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/keys',

  component: guarded('key.read', admin.Keys),
})
const catalogRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/catalog',
  validateSearch: readCatalogSearch,
  component: guarded('catalog.read', admin.Catalog),
})
const itemRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/catalog/$item',

  component: guarded('catalog.read', admin.ItemPage),
})
const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/import',

  component: guarded('file.import', admin.ImportPage),
})
const policiesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/policies',
  validateSearch: readPolicySearch,
  component: guarded('policy.write', admin.Policies),
})
const servicesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/services',

  component: guarded('provider.read', admin.Services),
})
const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/audit',
  validateSearch: readAuditSearch,
  component: guarded('audit.read', admin.Audit),
})
const adminRoutes = [
  adminRoute,
  locationsRoute,
  locationRoute,
  channelsRoute,
  peopleRoute,
  keysRoute,
  catalogRoute,
  itemRoute,
  importRoute,
  policiesRoute,
  servicesRoute,
  auditRoute,
] as const
const sourcingRoutes = [sourcingRoute, strategyRoute, decisionRoute] as const
const stockRoutes = [stockRoute, positionRoute, transfersRoute, capacityRoute] as const

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    towerRoute,
    processRoute,
    exceptionsRoute,
    ordersRoute,
    newOrderRoute,
    orderRoute,
    storeRoute,
    storeWorkRoute,
    ...stockRoutes,
    ...sourcingRoutes,
    ...adminRoutes,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

/** A screen for those whose role shows it. The server refuses its data to the others as well. */
function guarded(action: string, Screen: ComponentType) {
  return function Guarded() {
    const { t } = useTranslation()
    const may = useMay()
    if (!may(action)) return <Empty title={t('app.noRight')} why={t('app.noRightWhy', { action })} />
    return (
      <Suspense fallback={<Loading />}>
        <Screen />
      </Suspense>
    )
  }
}

function NoScreen() {
  const { t } = useTranslation()
  return (
    <Empty title={t('app.noScreen')}>
      <Button component={Link} to="/" variant="default">
        {t('app.home')}
      </Button>
    </Empty>
  )
}
