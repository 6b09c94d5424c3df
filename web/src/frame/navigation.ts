import {
  ActivityLogIcon,
  ArchiveIcon,
  CubeIcon,
  GearIcon,
  type ReaderIcon as Icon,
  MixerHorizontalIcon,
  Pencil2Icon,
  ReaderIcon,
} from '@radix-ui/react-icons'
import type { en } from '../words/en.ts'

export type Screen = Readonly<{
  path: '/' | '/orders' | '/orders/new' | '/stock' | '/sourcing' | '/store' | '/admin'
  words: keyof (typeof en)['app']
  icon: typeof Icon
  /** Who may do this sees the screen; the server guards what it shows by the same name. */
  action: string
  /** With Ctrl or Command and this digit one goes there. */
  key: string
}>

/** Every screen of the navigation, in its order: a new one is a line here and a route in router.tsx. */
export const SCREENS: readonly Screen[] = [
  { path: '/', words: 'tower', icon: ActivityLogIcon, action: 'report.read', key: '1' },
  { path: '/orders', words: 'orders', icon: ReaderIcon, action: 'order.list', key: '2' },
  { path: '/orders/new', words: 'newOrder', icon: Pencil2Icon, action: 'order.place', key: '3' },
  { path: '/stock', words: 'stock', icon: CubeIcon, action: 'stock.read', key: '4' },
  { path: '/sourcing', words: 'sourcing', icon: MixerHorizontalIcon, action: 'sourcing.read', key: '5' },
  { path: '/admin', words: 'admin', icon: GearIcon, action: 'policy.write', key: '6' },
  { path: '/store', words: 'store', icon: ArchiveIcon, action: 'fulfillment.pick', key: '7' },
]
