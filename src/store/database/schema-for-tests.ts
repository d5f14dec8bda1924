// The schema of a database as text, from PostgreSQL's own catalogue: for the golden file.

import type { Database } from './database.ts'

/** Tables, columns, constraints, indexes, triggers, functions, views and row policies, in a fixed order. */
export async function describeSchema(sql: Database): Promise<string> {
  const rows = await sql<{ line: string }[]>`
    with lines (section, place, line) as (
      select 1, c.relname || ' ' || lpad(a.attnum::text, 3, '0'),
        format('column %s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
          case when a.attnotnull then ' not null' else '' end,
          coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
            || case a.attidentity when 'a' then ' generated always as identity' else '' end)
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      union all
      select 2, conrelid::regclass || ' ' || conname,
        format('constraint %s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
      union all
      select 3, tablename || ' ' || indexname, indexdef from pg_indexes where schemaname = 'public'
      union all
      select 4, tgrelid::regclass || ' ' || tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
      union all
      select 5, proname, pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
      union all
      select 6, viewname, format('view %s as%s', viewname, definition) from pg_views where schemaname = 'public'
      union all
      select 7, tablename || ' ' || policyname,
        format('policy %s.%s%s for %s to %s using (%s)', tablename, policyname,
          case permissive when 'RESTRICTIVE' then ' restrictive' end, lower(cmd), roles, qual)
          || coalesce(format(' with check (%s)', with_check), '')
      from pg_policies where schemaname = 'public'
    )
    select line from lines order by section, place collate "C"`
  return `${rows.map(({ line }) => line).join('\n')}\n`
}
