import type { HandOverKind } from "@magic-meetings/contract/hand-over/hand-over-words.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql, type Statement } from "../db/statement.ts";

export interface GivenThings {
  tenantId: string;
  fromId: string;
  toId: string;
  ids: readonly string[];
  now: Date;
  userId: string | null;
}

const lockSeriesStatement = sql(
  "hand_over_lock_series",
  `select s.id
     from meeting_series s
    where s.tenant_id = $1
      and s.organizer_id = $2
      and s.id = any($3::uuid[])
    order by s.id
      for no key update of s`,
);
const lockMeetingsStatement = sql(
  "hand_over_lock_meetings",
  `select m.id
     from meeting m
    where m.tenant_id = $1
      and m.organizer_id = $2
      and (m.id = any($3::uuid[]) or m.series_id = any($4::uuid[]))
      and m.ends_at > $5
    order by m.id
      for no key update of m`,
);

/** Series, then meetings, each in the order of their ids: as everybody who changes them does. */
export async function lockMeetingsToGive(
  db: Queries,
  args: {
    tenantId: string;
    fromId: string;
    seriesIds: readonly string[];
    meetingIds: readonly string[];
    now: Date;
  },
): Promise<string[]> {
  const { tenantId, fromId, seriesIds, meetingIds, now } = args;
  await db.query(lockSeriesStatement, [tenantId, fromId, seriesIds]);
  const values = [tenantId, fromId, meetingIds, seriesIds, now];
  return (await db.query<{ id: string }>(lockMeetingsStatement, values)).map(({ id }) => id);
}

function give(table: string, column: string, more: string, having = ""): Statement {
  return sql(
    `hand_over_give_${table}`,
    `update ${table} g
        set ${column} = $3${more}
      where g.tenant_id = $1
        and g.${column} = $2
        and g.id = any($4::uuid[])${having}
      returning g.id`,
  );
}

const maintained = `,
            updated_at = $5,
            updated_by = $6,
            version = version + 1`;
const plain = (having = "") => `${having}
        and $5::timestamptz is not null
        and ($6::uuid is null or $6::uuid is not null)`;

const statements: Record<HandOverKind, Statement> = {
  series: give("meeting_series", "organizer_id", maintained),
  meeting: give("meeting", "organizer_id", maintained),
  approval: give("approval", "approver_id", maintained, "\n        and g.state = 'pending'"),
  account: give("account", "owner_id", maintained),
  // Whoever owns the account, or is its deputy already, needs not become one.
  deputy: give(
    "account_deputy",
    "user_id",
    "",
    plain(`
        and not exists (
          select from account_deputy o
           where o.tenant_id = g.tenant_id
             and o.account_id = g.account_id
             and o.user_id = $3)`),
  ),
  task: give("task", "responsible_id", maintained, "\n        and g.status in ('open', 'started')"),
  template: give(
    "order_template",
    "owner_id",
    `,
            name = case when exists (
                     select from order_template o
                      where o.tenant_id = g.tenant_id
                        and o.owner_id = $3
                        and o.name = g.name
                        and o.deleted_at is null)
                   then left(g.name, 80) || ' (' || left(g.id::text, 8) || ')'
                   else g.name end${maintained}`,
  ),
  room: give("meeting_room", "approver_id", maintained),
  vendor: give("vendor", "task_responsible_id", maintained),
  visit: give("visit", "host_id", maintained, "\n        and g.status in ('invited', 'confirmed', 'arrived')"),
};

/** Gives those of some things that are with the one person to the other; says which those were. */
export async function giveThings(db: Queries, kind: HandOverKind, things: GivenThings): Promise<Set<string>> {
  const { tenantId, fromId, toId, ids, now, userId } = things;
  if (ids.length === 0) return new Set();
  const rows = await db.query<{ id: string }>(statements[kind], [tenantId, fromId, toId, ids, now, userId]);
  return new Set(rows.map(({ id }) => id));
}

const insertHandOverStatement = sql(
  "hand_over_insert",
  `insert into hand_over (tenant_id, id, from_id, to_id, created_at, created_by)
   values ($1, $2, $3, $4, $5, $6)`,
);

const insertItems = insertRows("hand_over_item", {
  shared: ["tenant_id", "hand_over_id"],
  own: ["id", "kind", "entity_id", "name", "at", "position"],
});

export interface NewHandOver {
  tenantId: string;
  id: string;
  fromId: string;
  toId: string;
  now: Date;
  userId: string | null;
  items: readonly { id: string; kind: HandOverKind; entityId: string; name: string; at: string | null }[];
}

export async function insertHandOver(db: Queries, handOver: NewHandOver): Promise<void> {
  const { tenantId, id, fromId, toId, now, userId, items } = handOver;
  await db.execute(insertHandOverStatement, [tenantId, id, fromId, toId, now, userId]);
  const rows = items.map((item, position) => [item.id, item.kind, item.entityId, item.name, item.at, position]);
  await insertItems(db, [tenantId, id], rows);
}

const undo = sql(
  "hand_over_undo",
  `update hand_over
      set undone_at = $3,
          undone_by = $4
    where tenant_id = $1
      and id = $2
      and undone_at is null`,
);

/** False where somebody has taken it back already. */
export async function markUndone(
  db: Queries,
  args: { tenantId: string; id: string; now: Date; userId: string | null },
): Promise<boolean> {
  return (await db.execute(undo, [args.tenantId, args.id, args.now, args.userId])) === 1;
}
