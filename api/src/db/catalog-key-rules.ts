import type { CatalogRule } from "./catalog-rule.ts";

/** Every key and every reference stays inside its tenant, and thereby on one machine. */
export const keyRules: CatalogRule[] = [
  {
    id: "R01",
    says: "A table has tenant_id or is a named reference table",
    sql: `
select t.name as object, 'no tenant_id' as detail
from checked_table t
where t.tenant_column is null
  and not t.is_reference`,
  },
  {
    id: "R02",
    says: "tenant_id is uuid not null",
    sql: `
select t.name as object, format_type(a.atttypid, a.atttypmod) as detail
from checked_table t
join pg_attribute a on a.attrelid = t.oid and a.attnum = t.tenant_column
where not t.is_reference
  and not (a.atttypid = 'uuid'::regtype and a.attnotnull)`,
  },
  {
    id: "R03",
    says: "A table has a primary key",
    sql: `
select t.name as object, '' as detail
from checked_table t
where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)`,
  },
  {
    id: "R04",
    says: "A primary key or unique index starts with tenant_id",
    sql: `
select t.name as object, i.indexrelid::regclass::text as detail
from checked_table t
join pg_index i on i.indrelid = t.oid
where not t.is_reference
  and t.tenant_column is not null
  and i.indisunique
  and not i.indisexclusion
  and i.indkey[0] <> t.tenant_column`,
  },
  {
    id: "R05",
    says: "An exclusion constraint compares tenant_id with =",
    sql: `
select t.name as object, k.conname as detail
from checked_table t
join pg_constraint k on k.conrelid = t.oid and k.contype = 'x'
where not t.is_reference
  and not exists (
    select
    from unnest(k.conkey, k.conexclop) as pair (attnum, operator)
    join pg_operator o on o.oid = pair.operator
    where pair.attnum = t.tenant_column
      and o.oprname = '='
  )`,
  },
  {
    id: "R06",
    says: "A foreign key between tenant tables pairs tenant_id with tenant_id",
    sql: `
select t.name as object, k.conname as detail
from checked_table t
join pg_constraint k on k.conrelid = t.oid and k.contype = 'f' and k.conparentid = 0
join checked_table target on target.oid = k.confrelid
where not t.is_reference
  and not target.is_reference
  and not exists (
    select
    from unnest(k.conkey, k.confkey) as pair (here, there)
    where pair.here = t.tenant_column
      and pair.there = target.tenant_column
  )`,
  },
  {
    id: "R07",
    says: "A reference table does not point at a tenant table",
    sql: `
select t.name as object, k.conname as detail
from checked_table t
join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
join checked_table target on target.oid = k.confrelid
where t.is_reference
  and not target.is_reference`,
  },
  {
    id: "R08",
    says: "A foreign key with tenant_id has no set null, no set default and no action on update",
    sql: `
select t.name as object, k.conname as detail
from checked_table t
join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
where not t.is_reference
  and t.tenant_column = any (k.conkey)
  and (k.confdeltype in ('n', 'd') or k.confupdtype in ('c', 'n', 'd'))`,
  },
  {
    id: "R09",
    says: "Nothing is deferrable",
    sql: `
select t.name as object, k.conname as detail
from checked_table t
join pg_constraint k on k.conrelid = t.oid
where k.condeferrable`,
  },
  {
    id: "R13",
    says: "No sequence and no identity column",
    sql: `
select t.name as object, a.attname as detail
from checked_table t
join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
where a.attidentity <> ''
  or pg_get_expr(d.adbin, d.adrelid) ~ 'nextval'`,
  },
  {
    id: "R21",
    says: "The columns of a foreign key are indexed",
    sql: `
select t.name as object, k.conname as detail
from checked_table t
join pg_constraint k on k.conrelid = t.oid and k.contype = 'f' and k.conparentid = 0
join checked_table target on target.oid = k.confrelid
where not target.is_reference
  and not exists (
    select
    from pg_index i
    where i.indrelid = t.oid
      and (i.indkey::int2[])[0 : cardinality(k.conkey) - 1] @> k.conkey
  )`,
  },
  {
    id: "R22",
    says: "A name has at most 54 bytes, because a shard appends its number",
    sql: `
select named.name as object, octet_length(named.name) || ' bytes' as detail
from (
  select t.name from checked_table t
  union
  -- PostgreSQL 18 names not-null constraints by itself, and shortens what gets too long.
  select k.conname from pg_constraint k join checked_table t on t.oid = k.conrelid where k.contype <> 'n'
  union
  select c.relname from pg_index i join checked_table t on t.oid = i.indrelid join pg_class c on c.oid = i.indexrelid
) as named (name)
where octet_length(named.name) > 54`,
  },
];
