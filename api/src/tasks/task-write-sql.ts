import type { TaskKind } from "@magic-meetings/contract/tasks/task-words.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface NewTask {
  id: string;
  productionOrderId: string;
  vendorId: string;
  siteId: string;
  kind: TaskKind;
  startsAt: Date;
  responsibleId: string | null;
}

/** The columns of a new task besides those of every maintained row. */
export const taskColumns = ["id", "production_order_id", "vendor_id", "site_id", "kind", "starts_at", "responsible_id"];

const insert = insertRows("task", {
  shared: ["tenant_id", "created_at", "created_by", "updated_at", "updated_by"],
  own: taskColumns,
});

export async function insertTasks(
  db: Queries,
  args: { tenantId: string; tasks: readonly NewTask[]; now: Date; userId: string | null },
): Promise<void> {
  const { tenantId, tasks, now, userId } = args;
  await insert(db, [tenantId, now, userId, now, userId], tasks.map(taskValues));
}

/** In the order of `taskColumns`. */
export function taskValues(t: NewTask): unknown[] {
  return [t.id, t.productionOrderId, t.vendorId, t.siteId, t.kind, t.startsAt, t.responsibleId];
}

/** A task that is somewhere or sometime else now, or not at all. */
export interface MovedTask {
  id: string;
  productionOrderId: string;
  vendorId: string;
  siteId: string;
  responsibleId: string | null;
}

interface MovedRow {
  id: string;
  production_order_id: string;
  vendor_id: string;
  site_id: string;
  responsible_id: string | null;
}

const move = sql(
  "task_move",
  `update task
      set starts_at = case kind when 'set_up' then $3::timestamptz when 'deliver' then $4::timestamptz else $5::timestamptz end,
          updated_at = $6,
          updated_by = $7,
          version = version + 1
    where tenant_id = $1
      and production_order_id = $2
      and status in ('open', 'started')
   returning id, production_order_id, vendor_id, site_id, responsible_id`,
);

export async function moveTasks(
  db: Queries,
  args: {
    tenantId: string;
    productionOrderId: string;
    startsAt: Record<TaskKind, Date>;
    now: Date;
    userId: string | null;
  },
): Promise<MovedTask[]> {
  const { tenantId, productionOrderId, startsAt, now, userId } = args;
  const moments = [startsAt.set_up, startsAt.deliver, startsAt.clear];
  return (await db.query<MovedRow>(move, [tenantId, productionOrderId, ...moments, now, userId])).map(toMoved);
}

const cancel = sql(
  "task_cancel",
  `update task
      set status = 'cancelled',
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and production_order_id = any($2::uuid[])
      and status in ('open', 'started')
   returning id, production_order_id, vendor_id, site_id, responsible_id`,
);

export async function cancelTasksOf(
  db: Queries,
  args: { tenantId: string; productionOrderIds: readonly string[]; now: Date; userId: string | null },
): Promise<MovedTask[]> {
  const { tenantId, productionOrderIds, now, userId } = args;
  return (await db.query<MovedRow>(cancel, [tenantId, productionOrderIds, now, userId])).map(toMoved);
}

const touch = sql(
  "task_touch",
  `update task
      set updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and production_order_id = any($2::uuid[])
      and status in ('open', 'started')
   returning id, production_order_id, vendor_id, site_id, responsible_id`,
);

/** Deliveries go somewhere else: so do their tasks. */
export async function redirectTasks(
  db: Queries,
  args: { tenantId: string; productionOrderIds: readonly string[]; now: Date; userId: string | null },
): Promise<MovedTask[]> {
  const { tenantId, productionOrderIds, now, userId } = args;
  return (await db.query<MovedRow>(touch, [tenantId, productionOrderIds, now, userId])).map(toMoved);
}

const finish = sql(
  "task_finish_by_production",
  `update task
      set status = 'finished',
          started_at = coalesce(started_at, $4),
          finished_at = $4,
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where tenant_id = $1
      and production_order_id = $2
      and kind = any($3::text[])
      and status in ('open', 'started')`,
);

const reopen = sql(
  "task_reopen_by_production",
  `update task
      set status = 'open',
          started_at = null,
          finished_at = null,
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where tenant_id = $1
      and production_order_id = $2
      and kind = any($3::text[])
      and status = 'finished'`,
);

export interface TasksOfProduction {
  tenantId: string;
  productionOrderId: string;
  kinds: readonly TaskKind[];
  now: Date;
  userId: string | null;
}

/** What is delivered needs nobody to set it up or bring it; what is cleared, nobody to clear it. */
export async function finishTasksOf(db: Queries, args: TasksOfProduction): Promise<void> {
  await db.execute(finish, [args.tenantId, args.productionOrderId, args.kinds, args.now, args.userId]);
}

export async function reopenTasksOf(db: Queries, args: TasksOfProduction): Promise<void> {
  await db.execute(reopen, [args.tenantId, args.productionOrderId, args.kinds, args.now, args.userId]);
}

function toMoved(row: MovedRow): MovedTask {
  return {
    id: row.id,
    productionOrderId: row.production_order_id,
    vendorId: row.vendor_id,
    siteId: row.site_id,
    responsibleId: row.responsible_id,
  };
}
