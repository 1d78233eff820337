import type { CatalogRule } from "./catalog-rule.ts";

const effects = "notify|advisory|\\minsert\\s+into\\M|\\mupdate\\s+\\w|\\mdelete\\s+from\\M";

/** Nothing happens behind a statement's back. */
export const behaviourRules: CatalogRule[] = [
  {
    id: "R14",
    says: "A trigger function only computes: it does not notify, lock or write a table",
    sql: `
select t.name as object, g.tgname as detail
from checked_table t
join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal
join pg_proc p on p.oid = g.tgfoid
where p.prosrc ~* '${effects}'`,
  },
  {
    id: "R20",
    says: "No rules and no inheritance",
    sql: `
select t.name as object, case when t.has_rules then 'rule' else 'inherits' end as detail
from checked_table t
where t.has_rules
  or (not t.is_partition and exists (select from pg_inherits i where i.inhrelid = t.oid))`,
  },
];
