import type { HostAnswer, HostCallReason } from "@magic-meetings/contract/reception/reception-words.ts";
import { visitPolicyDefaults } from "@magic-meetings/contract/visits/visit-policy-rules.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

// The host is locked first, so that two desks that let in two visitors of hers at once tell her in one message.
const lockHost = sql(
  "host_call_lock_host",
  `select u.id
     from app_user u
    where u.tenant_id = $1
      and u.id = $2
      for no key update`,
);

const findGroup = sql(
  "host_call_open_group",
  `select c.group_id
     from host_call c
     join visit v on v.tenant_id = c.tenant_id and v.id = c.visit_id
    where c.tenant_id = $1
      and v.meeting_location_id = $3
      and v.host_id = $2
      and c.told_at > $4
      and c.withdrawn_at is null
    order by c.told_at desc
    limit 1`,
);

/** The message in which the host was told of somebody of the same meeting just now. */
export async function findOpenGroup(
  db: Queries,
  {
    tenantId,
    hostId,
    meetingLocationId,
    since,
  }: Record<"tenantId" | "hostId" | "meetingLocationId", string> & { since: Date },
): Promise<string | undefined> {
  await db.query(lockHost, [tenantId, hostId]);
  const [row] = await db.query<{ group_id: string }>(findGroup, [tenantId, hostId, meetingLocationId, since]);
  return row?.group_id;
}

const answerMinutes = sql(
  "host_call_answer_minutes",
  `select p.host_answer_minutes
     from visit_policy p
    where p.tenant_id = $1
      and p.site_id = $2
      and p.deleted_at is null`,
);

export async function readAnswerMinutes(
  db: Queries,
  { tenantId, siteId }: { tenantId: string; siteId: string },
): Promise<number> {
  const [row] = await db.query<{ host_answer_minutes: number }>(answerMinutes, [tenantId, siteId]);
  return row?.host_answer_minutes ?? visitPolicyDefaults.hostAnswerMinutes;
}

const insert = insertRows("host_call", {
  shared: ["tenant_id"],
  own: ["id", "visit_id", "group_id", "about", "told_at", "due_at"],
});

export function insertHostCall(
  db: Queries,
  call: {
    tenantId: string;
    id: string;
    visitId: string;
    groupId: string;
    about: HostCallReason;
    now: Date;
    dueAt: Date;
  },
): Promise<void> {
  const { tenantId, id, visitId, groupId, about, now, dueAt } = call;
  return insert(db, [tenantId], [[id, visitId, groupId, about, now, dueAt]]);
}

const insertPerson = insertRows("host_call_person", {
  shared: ["tenant_id"],
  own: ["host_call_id", "user_id"],
  then: "on conflict do nothing",
});

export function addToldPeople(
  db: Queries,
  { tenantId, told }: { tenantId: string; told: readonly { hostCallId: string; userId: string }[] },
): Promise<void> {
  return insertPerson(
    db,
    [tenantId],
    told.map(({ hostCallId, userId }) => [hostCallId, userId]),
  );
}

const openCall = sql(
  "host_call_is_open",
  `select c.id
     from host_call c
    where c.tenant_id = $1
      and c.visit_id = $2
      and c.withdrawn_at is null
      and (c.answer is null or c.answer = 'ask')`,
);

/** Whether somebody is being asked about the visit. */
export async function hasOpenCall(db: Queries, key: { tenantId: string; visitId: string }): Promise<boolean> {
  return (await db.query(openCall, [key.tenantId, key.visitId])).length > 0;
}

const withdraw = sql(
  "host_call_withdraw",
  `update host_call
      set withdrawn_at = $3
    where tenant_id = $1
      and visit_id = $2
      and withdrawn_at is null
   returning id, group_id`,
);

const toldOf = sql(
  "host_call_told",
  `select distinct c.group_id, p.user_id
     from host_call c
     join host_call_person p on p.tenant_id = c.tenant_id and p.host_call_id = c.id
    where c.tenant_id = $1
      and c.id = any ($2::uuid[])`,
);

export interface ToldPerson {
  groupId: string;
  userId: string;
}

/** Who was told of any of the calls. */
export async function listTold(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<ToldPerson[]> {
  const rows = await db.query<{ group_id: string; user_id: string }>(toldOf, [tenantId, ids]);
  return rows.map(({ group_id, user_id }) => ({ groupId: group_id, userId: user_id }));
}

/** Takes back what was told of a visit; gives who was told. */
export async function withdrawHostCalls(
  db: Queries,
  { tenantId, visitId, now }: { tenantId: string; visitId: string; now: Date },
): Promise<ToldPerson[]> {
  const rows = await db.query<{ id: string }>(withdraw, [tenantId, visitId, now]);
  return rows.length === 0 ? [] : listTold(db, { tenantId, ids: rows.map(({ id }) => id) });
}

export interface HostCallRecord {
  id: string;
  groupId: string;
  visitId: string;
  about: HostCallReason;
  toldAt: Date;
  dueAt: Date;
  answer: HostAnswer | null;
  by: { id: string; name: string } | null;
  asked: { id: string; name: string } | null;
  answeredAt: Date | null;
  escalation: number;
  escalatedAt: Date | null;
  withdrawn: boolean;
  toldIds: string[];
}

interface Row {
  id: string;
  group_id: string;
  visit_id: string;
  about: HostCallReason;
  told_at: Date;
  due_at: Date;
  answer: HostAnswer | null;
  answered_by: string | null;
  answered_by_name: string;
  asked_id: string | null;
  asked_name: string;
  answered_at: Date | null;
  escalation: number;
  escalated_at: Date | null;
  withdrawn_at: Date | null;
  told_ids: string[];
}

const columns = `c.id, c.group_id, c.visit_id, c.about, c.told_at, c.due_at, c.answer, c.answered_by, c.answered_at,
          c.asked_id, c.escalation, c.escalated_at, c.withdrawn_at, b.name as answered_by_name, k.name as asked_name,
          array(
            select p.user_id
              from host_call_person p
             where p.tenant_id = c.tenant_id
               and p.host_call_id = c.id) as told_ids
     from host_call c
     left join app_user b on b.tenant_id = c.tenant_id and b.id = c.answered_by
     left join app_user k on k.tenant_id = c.tenant_id and k.id = c.asked_id
    where c.tenant_id = $1`;

const ofGroup = sql("host_call_of_group", `select ${columns} and c.group_id = $2 order by c.told_at, c.id`);

const lockGroupCalls = sql(
  "host_call_lock_group",
  `select c.id
     from host_call c
    where c.tenant_id = $1
      and c.group_id = $2
    order by c.id
      for no key update`,
);

/** The calls of one message, the first of a visit replaced by a later one of it. */
export async function listGroup(
  db: Queries,
  { tenantId, groupId }: { tenantId: string; groupId: string },
): Promise<HostCallRecord[]> {
  return (await db.query<Row>(ofGroup, [tenantId, groupId])).map(toRecord);
}

export async function lockGroup(db: Queries, key: { tenantId: string; groupId: string }): Promise<HostCallRecord[]> {
  await db.query(lockGroupCalls, [key.tenantId, key.groupId]);
  return listGroup(db, key);
}

function toRecord(row: Row): HostCallRecord {
  const { answered_by, asked_id } = row;
  return {
    id: row.id,
    groupId: row.group_id,
    visitId: row.visit_id,
    about: row.about,
    toldAt: row.told_at,
    dueAt: row.due_at,
    answer: row.answer,
    by: answered_by === null ? null : { id: answered_by, name: row.answered_by_name },
    asked: asked_id === null ? null : { id: asked_id, name: row.asked_name },
    answeredAt: row.answered_at,
    escalation: row.escalation,
    escalatedAt: row.escalated_at,
    withdrawn: row.withdrawn_at !== null,
    toldIds: row.told_ids,
  };
}

const answerCalls = sql(
  "host_call_answer",
  `update host_call
      set answer = $3,
          answered_by = $4,
          answered_at = $5,
          asked_id = coalesce($6, asked_id),
          due_at = coalesce($7, due_at)
    where tenant_id = $1
      and id = any ($2::uuid[])`,
);

export async function writeAnswer(
  db: Queries,
  answered: {
    tenantId: string;
    ids: readonly string[];
    answer: HostAnswer;
    userId: string | null;
    now: Date;
    asked: { id: string; dueAt: Date } | null;
  },
): Promise<void> {
  const { tenantId, ids, answer, userId, now, asked } = answered;
  await db.execute(answerCalls, [tenantId, ids, answer, userId, now, asked?.id ?? null, asked?.dueAt ?? null]);
}
