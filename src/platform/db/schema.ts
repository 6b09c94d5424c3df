import pg from 'pg'

/**
 * The schema that the migrations add up to, as SQL that people read: schemas, tables with their constraints and
 * indexes, views, functions and policies, each in a fixed order. The same for every PostgreSQL from 15 on.
 */
export async function describeSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: schemas } = await client.query<{ name: string }>(
      `select nspname as name from pg_namespace where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public') order by 1`,
    )
    const parts = ['-- What the migrations add up to. Made by `npm run gen`; a test holds it to them.']
    for (const { name } of schemas) parts.push(await describeModule(client, name))
    return `${parts.join('\n\n')}\n`
  } finally {
    await client.end()
  }
}

async function describeModule(client: pg.Client, schema: string): Promise<string> {
  const column = async (sql: string) =>
    (await client.query<{ line: string }>(sql, [schema])).rows.map((row) => row.line)
  const tables = await column(TABLES)
  const indexes = await column(INDEXES)
  const views = await column(VIEWS)
  const functions = await column(FUNCTIONS)
  const policies = await column(POLICIES)
  return [`create schema ${schema};`, ...functions, ...tables, ...indexes, ...views, ...policies].join('\n\n')
}

const TABLES = `
  select format(E'create table %s (\\n%s\\n);', c.oid::regclass, string_agg('  ' || line, E',\\n' order by part, position)) as line
    from pg_class c
    cross join lateral (
      select 1 as part, a.attnum::int as position,
             format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
                    coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
        from pg_attribute a left join pg_attrdef d on (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      union all
      select 2, row_number() over (order by k.contype <> 'p', k.conname)::int, format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid))
        from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c')
    ) parts
   where c.relnamespace = $1::regnamespace and c.relkind = 'r'
   group by c.oid, c.relname order by c.relname`

const INDEXES = `
  select pg_get_indexdef(i.indexrelid) || ';' as line
    from pg_index i join pg_class c on c.oid = i.indexrelid
   where c.relnamespace = $1::regnamespace and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
   order by c.relname`

const VIEWS = `
  select format(E'create view %s with (security_invoker = true) as\\n%s', c.oid::regclass, pg_get_viewdef(c.oid, 120)) as line
    from pg_class c where c.relnamespace = $1::regnamespace and c.relkind = 'v' order by c.relname`

const FUNCTIONS = `select pg_get_functiondef(p.oid) || ';' as line from pg_proc p where p.pronamespace = $1::regnamespace order by p.proname`

const POLICIES = `
  select format('create policy %I on %s using (%s); -- row level security %s', p.polname, p.polrelid::regclass, pg_get_expr(p.polqual, p.polrelid),
                case when c.relrowsecurity and c.relforcerowsecurity then 'forced' else 'NOT FORCED' end) as line
    from pg_policy p join pg_class c on c.oid = p.polrelid
   where c.relnamespace = $1::regnamespace order by c.relname`
