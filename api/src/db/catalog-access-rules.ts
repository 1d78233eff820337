import type { CatalogRule } from "./catalog-rule.ts";

const writtenPolicy = "tenant_id.*current_setting";

/** The service sees one tenant at a time and cannot give itself more. */
export const accessRules: CatalogRule[] = [
  {
    id: "R10",
    says: "Row level security is enabled and forced",
    sql: `
select t.name as object, '' as detail
from checked_table t
where t.tenant_column is not null
  and not t.is_reference
  and not t.is_partition
  and not t.is_protected`,
  },
  {
    id: "R11",
    says: "A policy compares tenant_id with the transaction's tenant for reading and for writing",
    sql: `
select t.name as object, '' as detail
from checked_table t
where t.tenant_column is not null
  and not t.is_reference
  and not t.is_partition
  and not exists (
    select
    from pg_policy p
    where p.polrelid = t.oid
      and pg_get_expr(p.polqual, t.oid) ~ '${writtenPolicy}'
      and coalesce(pg_get_expr(p.polwithcheck, t.oid) ~ '${writtenPolicy}', true)
  )`,
  },
  {
    id: "R12",
    says: "A policy has no subquery",
    sql: `
select t.name as object, p.polname as detail
from checked_table t
join pg_policy p on p.polrelid = t.oid
where concat_ws(' ', pg_get_expr(p.polqual, t.oid), pg_get_expr(p.polwithcheck, t.oid)) ~* '\\mselect\\M'`,
  },
  {
    id: "R15",
    says: "A view reads with its caller's rights (security_invoker)",
    sql: `
select c.relname as object, '' as detail
from pg_class c
where c.relnamespace = 'public'::regnamespace
  and c.relkind = 'v'
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  and not coalesce(c.reloptions && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)`,
  },
  {
    id: "R16",
    says: "The service's role may call no security definer function",
    sql: `
select p.oid::regprocedure::text as object, '' as detail
from pg_proc p
where p.prosecdef
  and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
  and has_schema_privilege('mm_app', p.pronamespace, 'usage')
  and has_function_privilege('mm_app', p.oid, 'execute')
  and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  },
  {
    id: "R17",
    says: "The service's role is no superuser, cannot bypass row level security and owns no table",
    sql: `
select found.object, found.detail
from (
  select r.rolname::text, 'superuser or bypassrls'
  from pg_roles r
  where r.rolname = 'mm_app'
    and (r.rolsuper or r.rolbypassrls)
  union all
  select t.name::text, 'owned by mm_app'
  from checked_table t
  where t.owner = 'mm_app'::regrole
) as found (object, detail)
where true`,
  },
  {
    id: "R18",
    says: "The service's role has no truncate, trigger or references privilege",
    sql: `
select t.name as object, '' as detail
from checked_table t
where has_table_privilege('mm_app', t.oid, 'truncate, trigger, references')`,
  },
  {
    id: "R19",
    says: "The service's role has no privilege on a partition",
    sql: `
select t.name as object, '' as detail
from checked_table t
where t.is_partition
  and has_table_privilege('mm_app', t.oid, 'select, insert, update, delete')`,
  },
];
