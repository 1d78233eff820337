/** Our tables: no extension's, no month's partition; $1 is the migrations' own table. */
const ourTable = `
with our_table as (
  select c.oid, c.relname, c.relkind, c.relowner, c.relacl, c.relispartition, c.relrowsecurity, c.relforcerowsecurity
  from pg_class c
  where c.relnamespace = 'public'::regnamespace
    and c.relkind in ('r', 'p')
    and c.relname <> $1
    and c.relname !~ '_[0-9]{4}_[0-9]{2}$'
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
)`;

const extensions = `
select format('create extension %I;', extname) as text
from pg_extension
where extname not in ('plpgsql', $1)
order by extname`;

const functions = `
select pg_get_functiondef(p.oid) || ';' as text
from pg_proc p
where p.pronamespace in ('public'::regnamespace, 'app'::regnamespace)
  and p.proname <> $1
  and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
order by p.proname, pg_get_function_identity_arguments(p.oid)`;

const functionGrants = `
select string_agg(
  format('grant execute on function %s to %s;', p.oid::regprocedure, coalesce(r.rolname::text, 'public')),
  E'\\n' order by p.oid::regprocedure::text collate "C", r.rolname
) as text
from pg_proc p
cross join aclexplode(p.proacl) as granted
left join pg_roles r on r.oid = granted.grantee
where p.pronamespace in ('public'::regnamespace, 'app'::regnamespace)
  and p.proname <> $1
  and granted.grantee <> p.proowner
having count(*) > 0`;

const schemaGrants = `
select string_agg(
  format('grant %s on schema %I to %s;', lower(granted.privilege_type), n.nspname, coalesce(r.rolname::text, 'public')),
  E'\\n' order by n.nspname, r.rolname, granted.privilege_type
) as text
from pg_namespace n
cross join aclexplode(n.nspacl) as granted
left join pg_roles r on r.oid = granted.grantee
where n.nspname in ('public', 'app')
  and n.nspname <> $1
  and granted.grantee <> n.nspowner
having count(*) > 0`;

/** A column: name, type, not null, and its default or what it is computed from. */
const columnText = `
format(
  '  %I %s%s%s',
  a.attname,
  format_type(a.atttypid, a.atttypmod),
  case when a.attnotnull then ' not null' else '' end,
  case
    when d.adbin is null then ''
    when a.attgenerated = 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
    else ' default ' || pg_get_expr(d.adbin, d.adrelid)
  end
)`;

const tables = `${ourTable}
select
  case
    when t.relispartition then format(
      'create table %I partition of %s %s;',
      t.relname,
      (select i.inhparent::regclass from pg_inherits i where i.inhrelid = t.oid),
      lower(pg_get_expr(c.relpartbound, c.oid))
    )
    else concat_ws(
      E'\\n',
      format('create table %I (', t.relname),
      (select string_agg(line, E',\\n' order by kind, place collate "C") from lines where lines.oid = t.oid),
      format(')%s;', ' partition by ' || lower(pg_get_partkeydef(t.oid))),
      (select string_agg(pg_get_indexdef(i.indexrelid) || ';', E'\\n' order by i.indexrelid::regclass::text collate "C")
       from pg_index i
       where i.indrelid = t.oid
         and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))),
      (select string_agg(pg_get_triggerdef(g.oid) || ';', E'\\n' order by g.tgname)
       from pg_trigger g
       where g.tgrelid = t.oid
         and not g.tgisinternal),
      case when t.relrowsecurity then format('alter table %I enable row level security;', t.relname) end,
      case when t.relforcerowsecurity then format('alter table %I force row level security;', t.relname) end,
      (select string_agg(
         concat_ws(
           ' ',
           format('create policy %I on %I', p.polname, t.relname),
           'using ' || pg_get_expr(p.polqual, p.polrelid),
           'with check ' || pg_get_expr(p.polwithcheck, p.polrelid)
         ) || ';',
         E'\\n' order by p.polname)
       from pg_policy p
       where p.polrelid = t.oid),
      (select string_agg(
         format('grant %s on %I to %s;', privileges, t.relname, grantee), E'\\n' order by grantee collate "C")
       from grants
       where grants.oid = t.oid)
    )
  end as text
from our_table t
join pg_class c on c.oid = t.oid
order by t.relname`;

const tableParts = `,
lines as (
  select t.oid, 1 as kind, lpad(a.attnum::text, 5) as place, ${columnText} as line
  from our_table t
  join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
  union all
  -- Since PostgreSQL 18 not-null constraints are in this catalog, too; they are told with their columns.
  select t.oid, 2, k.conname, format('  constraint %I %s', k.conname, pg_get_constraintdef(k.oid))
  from our_table t
  join pg_constraint k on k.conrelid = t.oid and k.contype <> 'n'
),
grants as (
  select
    t.oid,
    coalesce(r.rolname::text, 'public') as grantee,
    lower(string_agg(granted.privilege_type, ', ' order by granted.privilege_type)) as privileges
  from our_table t
  cross join aclexplode(t.relacl) as granted
  left join pg_roles r on r.oid = granted.grantee
  where granted.grantee <> t.relowner
  group by t.oid, r.rolname
)
select`;

/** Queries that give the schema's text piece by piece, in this order. */
export const schemaSections = [
  extensions,
  functions,
  functionGrants,
  schemaGrants,
  tables.replace("\nselect", tableParts),
];
