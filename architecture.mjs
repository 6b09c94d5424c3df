// Which module may call which (uses), and whose published views it may read beyond those (reads).
// The one table: the import fence, the SQL fence and the diagram are made from it.
export const modules = {
  // the story of an order, in the order it is told
  capture: { path: 'order/capture', uses: ['organisation', 'catalog', 'customers', 'inventory', 'finance'] },
  promise: { path: 'order/promise', uses: ['capture', 'inventory', 'organisation', 'catalog'], reads: ['fulfill'] },
  pay: { path: 'order/pay', uses: ['capture', 'finance', 'organisation'] },
  fulfill: {
    path: 'order/fulfill',
    uses: ['capture', 'promise', 'inventory', 'organisation', 'catalog'],
    reads: ['pay'],
  },
  deliver: {
    path: 'order/deliver',
    uses: ['capture', 'fulfill', 'inventory', 'organisation'],
    reads: ['aftersales'],
  },
  aftersales: {
    path: 'order/aftersales',
    uses: ['capture', 'pay', 'fulfill', 'deliver', 'inventory', 'finance', 'organisation'],
  },
  // what stands whether or not there is an order
  organisation: { path: 'organisation', uses: [] },
  catalog: { path: 'catalog', uses: ['organisation'] },
  customers: { path: 'customers', uses: ['organisation'], reads: ['capture', 'messages', 'aftersales'] },
  inventory: { path: 'inventory', uses: ['catalog', 'organisation'] },
  finance: { path: 'finance', uses: ['organisation'] },
  messages: {
    path: 'messages',
    uses: ['organisation', 'capture'],
    reads: ['fulfill', 'deliver', 'pay', 'aftersales', 'customers', 'promise'],
  },
  insight: { path: 'insight', uses: ['capture', 'aftersales', 'organisation'], reads: 'all' },
}

/** Tables of the platform that every module may use through its functions only; views are open to those who read all. */
export const platformSchema = 'platform'
