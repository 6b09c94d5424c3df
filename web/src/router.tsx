import { Button } from '@mantine/core'
import { createRootRoute, createRoute, createRouter, Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
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
  component: () => (
    <Guarded action="report.read">
      <Tower />
    </Guarded>
  ),
})
const processRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/process',
  validateSearch: readProcessSearch,
  component: () => (
    <Guarded action="report.read">
      <Process />
    </Guarded>
  ),
})
const exceptionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exceptions',
  validateSearch: readExceptionSearch,
  component: () => (
    <Guarded action="report.read">
      <Exceptions />
    </Guarded>
  ),
})
const ordersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders',
  validateSearch: readSearch,
  component: () => (
    <Guarded action="order.list">
      <Orders />
    </Guarded>
  ),
})
const newOrderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders/new',
  validateSearch: ({ repeat }: Record<string, unknown>): { repeat?: string } =>
    typeof repeat === 'string' && /^ord_[0-9a-f]{32}$/.test(repeat) ? { repeat } : {},
  component: () => (
    <Guarded action="order.place">
      <NewOrder />
    </Guarded>
  ),
})
const orderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders/$order',
  component: () => (
    <Guarded action="order.read">
      <Order />
    </Guarded>
  ),
})

const storeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/store',
  validateSearch: readStoreSearch,
  component: () => (
    <Guarded action="fulfillment.pick">
      <Store />
    </Guarded>
  ),
})
const storeWorkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/store/$work',
  validateSearch: readStoreSearch,
  component: () => (
    <Guarded action="fulfillment.pick">
      <StoreWork />
    </Guarded>
  ),
})
const stockRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stock',
  validateSearch: readStockSearch,
  component: () => (
    <Guarded action="stock.read">
      <Stock />
    </Guarded>
  ),
})
const positionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stock/$item/$location',
  component: () => (
    <Guarded action="stock.read">
      <Position />
    </Guarded>
  ),
})
const transfersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stock/transfers',
  component: () => (
    <Guarded action="stock.read">
      <TransfersPage />
    </Guarded>
  ),
})
const capacityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stock/capacity',
  validateSearch: (search: Record<string, unknown>): { sku?: string; from?: string } => ({
    ...(typeof search['sku'] === 'string' && { sku: search['sku'] }),
    ...(typeof search['from'] === 'string' && /^\d{4}-\d\d-\d\d$/.test(search['from']) && { from: search['from'] }),
  }),
  component: () => (
    <Guarded action="availability.read">
      <Capacity />
    </Guarded>
  ),
})

const sourcingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sourcing',
  component: () => (
    <Guarded action="sourcing.read">
      <Sourcing />
    </Guarded>
  ),
})
const strategyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sourcing/$strategy',
  component: () => (
    <Guarded action="sourcing.read">
      <Strategy />
    </Guarded>
  ),
})
const decisionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sourcing/decisions/$decision',
  component: () => (
    <Guarded action="order.read">
      <DecisionPage />
    </Guarded>
  ),
})

const adminRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',

  component: () => (
    <Guarded action="policy.write">
      <admin.FirstSection />
    </Guarded>
  ),
})
const locationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/locations',
  validateSearch: readLocationSearch,
  component: () => (
    <Guarded action="organisation.read">
      <admin.Locations />
    </Guarded>
  ),
})
const locationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/locations/$location',

  component: () => (
    <Guarded action="organisation.read">
      <admin.LocationPage />
    </Guarded>
  ),
})
const channelsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/channels',

  component: () => (
    <Guarded action="organisation.read">
      <admin.Channels />
    </Guarded>
  ),
})
const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/people',

  component: () => (
    <Guarded action="user.read">
      <admin.People />
    </Guarded>
  ),
})
const keysRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/keys',

  component: () => (
    <Guarded action="key.read">
      <admin.Keys />
    </Guarded>
  ),
})
const catalogRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/catalog',
  validateSearch: readCatalogSearch,
  component: () => (
    <Guarded action="catalog.read">
      <admin.Catalog />
    </Guarded>
  ),
})
const itemRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/catalog/$item',

  component: () => (
    <Guarded action="catalog.read">
      <admin.ItemPage />
    </Guarded>
  ),
})
const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/import',

  component: () => (
    <Guarded action="file.import">
      <admin.ImportPage />
    </Guarded>
  ),
})
const policiesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/policies',
  validateSearch: readPolicySearch,
  component: () => (
    <Guarded action="policy.write">
      <admin.Policies />
    </Guarded>
  ),
})
const servicesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/services',

  component: () => (
    <Guarded action="provider.read">
      <admin.Services />
    </Guarded>
  ),
})
const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/audit',
  validateSearch: readAuditSearch,
  component: () => (
    <Guarded action="audit.read">
      <admin.Audit />
    </Guarded>
  ),
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
function Guarded({ action, children }: Readonly<{ action: string; children: ReactNode }>) {
  const { t } = useTranslation()
  const may = useMay()
  if (!may(action)) return <Empty title={t('app.noRight')} why={t('app.noRightWhy', { action })} />
  return <Suspense fallback={<Loading />}>{children}</Suspense>
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
