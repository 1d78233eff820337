import type { ApprovalLevel, ApprovalState } from "@magic-meetings/contract/approvals/approval.ts";
import { serviceOrderJson, type ServiceOrderRecord } from "../service-orders/service-order-json-sql.ts";
import type { AskedOrder, Wish } from "./asked-order.ts";

// What an approval of an order is about, read with the approval: the aliases are those of approval-sql.ts.

/** Somebody to whom the question went. */
export interface AskedRecord {
  id: string;
  name: string;
  as: "owner" | "deputy" | "finance";
  at: string;
}

export interface OrderAbout {
  order: ServiceOrderRecord;
  site: { id: string; name: string };
  timeZone: string;
  start: Date;
  end: Date;
  headCount: number;
  account: {
    id: string;
    name: string;
    code: string;
    ownerId: string | null;
    limitMinor: number | null;
    availableMinor: number | null;
  };
  amountMinor: number;
  knownMinor: number;
  level: ApprovalLevel;
  asked: AskedOrder;
  wish: Wish | null;
  note: string;
  /** Who pressed the button: nobody decides about what she asked for herself, unless the account is hers. */
  askedById: string | null;
  decideBy: Date;
  escalateAt: Date | null;
  /** Null once it was told. */
  remindAt: Date | null;
  people: AskedRecord[];
  /** Deputies whose period covers the moment of reading. */
  deputyIds: string[];
  others: { account: { id: string; name: string }; amountMinor: number; state: ApprovalState }[];
}

export const orderJoins = `
     left join service_order o on o.tenant_id = a.tenant_id and o.id = a.service_order_id
     left join meeting_location ol on ol.tenant_id = o.tenant_id and ol.id = o.meeting_location_id
     left join account c on c.tenant_id = a.tenant_id and c.id = a.account_id`;

/** Whether the person `user` stands in for the account's owner at `now`; both are SQL. */
export const isDeputy = (user: string, now: string) => `exists (
            select 1
              from account_deputy y
             where y.tenant_id = a.tenant_id
               and y.account_id = a.account_id
               and y.user_id = ${user}
               and y.starts_at <= ${now}
               and (y.ends_at is null or y.ends_at > ${now}))`;

/** `now` is SQL. */
export const orderColumns = (now: string) => `
  case when o.id is not null then ${serviceOrderJson} end as service_order,
  m.starts_at as meeting_starts_at, m.ends_at as meeting_ends_at, ol.head_count as order_head_count,
  c.id as account_id, c.name as account_name, c.code as account_code, c.owner_id as account_owner_id,
  c.approval_limit_minor, c.budget_minor - c.held_minor - c.posted_minor as available_minor,
  a.amount_minor, a.known_minor, a.level, a.asked, a.wish, a.note as approval_note, a.created_by as asked_by,
  a.decide_by, a.escalate_at, a.remind_at,
  case when o.id is not null then (
    select coalesce(json_agg(json_build_object('id', e.id, 'name', e.name, 'as', x.part, 'at', x.asked_at)
             order by x.asked_at, e.name), '[]')
      from approval_asked x
      join app_user e on e.tenant_id = x.tenant_id and e.id = x.user_id
     where x.tenant_id = a.tenant_id
       and x.approval_id = a.id) end as people,
  case when o.id is not null then array(
    select y.user_id
      from account_deputy y
     where y.tenant_id = a.tenant_id
       and y.account_id = a.account_id
       and y.starts_at <= ${now}
       and (y.ends_at is null or y.ends_at > ${now})) end as deputy_ids,
  case when o.id is not null then (
    select coalesce(json_agg(json_build_object(
             'account', json_build_object('id', g.id, 'name', g.name), 'amountMinor', q.amount_minor,
             'state', q.state) order by g.code, q.id), '[]')
      from approval q
      join account g on g.tenant_id = q.tenant_id and g.id = q.account_id
     where q.tenant_id = a.tenant_id
       and q.service_order_id = a.service_order_id
       and q.account_id <> a.account_id
       and (q.wish is null) = (a.wish is null)
       and q.state <> 'withdrawn') end as others`;

export interface OrderAboutRow {
  service_order: ServiceOrderRecord | null;
  site_id: string;
  site_name: string;
  time_zone: string;
  meeting_starts_at: Date;
  meeting_ends_at: Date;
  order_head_count: number;
  account_id: string;
  account_name: string;
  account_code: string;
  account_owner_id: string | null;
  approval_limit_minor: number | null;
  available_minor: number | null;
  amount_minor: number;
  known_minor: number;
  level: ApprovalLevel;
  asked: AskedOrder;
  wish: Wish | null;
  approval_note: string;
  asked_by: string | null;
  decide_by: Date;
  escalate_at: Date | null;
  remind_at: Date | null;
  people: AskedRecord[];
  deputy_ids: string[];
  others: OrderAbout["others"];
}

export function orderAboutOf(row: OrderAboutRow, order: ServiceOrderRecord): OrderAbout {
  return {
    order,
    site: { id: row.site_id, name: row.site_name },
    timeZone: row.time_zone,
    start: row.meeting_starts_at,
    end: row.meeting_ends_at,
    headCount: row.order_head_count,
    account: {
      id: row.account_id,
      name: row.account_name,
      code: row.account_code,
      ownerId: row.account_owner_id,
      limitMinor: row.approval_limit_minor,
      availableMinor: row.available_minor,
    },
    amountMinor: row.amount_minor,
    knownMinor: row.known_minor,
    level: row.level,
    asked: row.asked,
    wish: row.wish,
    note: row.approval_note,
    askedById: row.asked_by,
    decideBy: row.decide_by,
    escalateAt: row.escalate_at,
    remindAt: row.remind_at,
    people: row.people,
    deputyIds: row.deputy_ids,
    others: row.others,
  };
}
