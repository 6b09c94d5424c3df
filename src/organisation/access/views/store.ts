import type { Tx } from '../../../platform/db/db.ts'

export type SavedView = Readonly<{ name: string; filters: Readonly<Record<string, string>> }>

export function readViews(tx: Tx, user: string): Promise<SavedView[]> {
  return tx.rows<SavedView>(
    'organisation.read_saved_views',
    'select name, filters from organisation.saved_view where tenant_id = $1 and user_id = $2 order by saved_at, name',
    [tx.tenant, user],
  )
}

/** Writes a view under its name, in place of the one that has it; not when that would be one too many. */
export async function writeView(tx: Tx, user: string, view: SavedView, most: number): Promise<boolean> {
  // The person's own row is locked, so that two pages cannot both take the last place.
  await tx.rows(
    'organisation.lock_viewer',
    'select 1 from organisation.app_user where tenant_id = $1 and id = $2 for update',
    [tx.tenant, user],
  )
  const written = await tx.rows(
    'organisation.write_saved_view',
    `insert into organisation.saved_view (tenant_id, user_id, name, filters, saved_at)
     select $1, $2, $3, $4, $5
      where (select count(*) from organisation.saved_view where tenant_id = $1 and user_id = $2 and name <> $3) < $6
     on conflict (tenant_id, user_id, name) do update set filters = excluded.filters returning 1`,
    [tx.tenant, user, view.name, JSON.stringify(view.filters), tx.now, most],
  )
  return written.length > 0
}

export async function dropView(tx: Tx, user: string, name: string): Promise<boolean> {
  const dropped = await tx.rows(
    'organisation.drop_saved_view',
    'delete from organisation.saved_view where tenant_id = $1 and user_id = $2 and name = $3 returning 1',
    [tx.tenant, user, name],
  )
  return dropped.length > 0
}
