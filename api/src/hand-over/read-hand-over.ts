import { ownKinds } from "@magic-meetings/contract/hand-over/hand-over-words.ts";
import type { HandOver, HandOverCardView, HandOverPreview } from "@magic-meetings/contract/hand-over/hand-over.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Queries } from "../db/queries.ts";
import { isAdmin, type Principal } from "../identity/principal.ts";
import {
  findHandOver,
  findItemsOfPerson,
  findPerson,
  type HandOverRecord,
  type PersonRecord,
} from "./hand-over-read-sql.ts";

const undoMilliseconds = 24 * 60 * 60_000;
const mostShown = 500;

/** The person, for administrators and herself; to everybody else she is not there. */
export async function givingPerson(db: Queries, principal: Principal, id: string): Promise<PersonRecord> {
  const { tenantId, userId } = principal;
  const found = userId === id || isAdmin(principal) ? await findPerson(db, { tenantId, id }) : undefined;
  if (found === undefined) throw new Refusal("not_found", "There is no such person");
  return found;
}

/** What somebody looks after and who could take it over. */
export async function previewHandOver(
  db: Queries,
  { principal, personId, now }: { principal: Principal; personId: string; now: Date },
): Promise<HandOverPreview> {
  const { id, name, status, delegate, manager } = await givingPerson(db, principal, personId);
  const { tenantId } = principal;
  const kinds = isAdmin(principal) ? null : ownKinds;
  const items = await findItemsOfPerson(db, { tenantId, userId: id, now, kinds, limit: mostShown + 1 });
  return {
    person: { id, name },
    status,
    items: items.slice(0, mostShown),
    more: items.length > mostShown,
    proposed: delegate ? { ...delegate, as: "delegate" } : manager ? { ...manager, as: "manager" } : null,
  };
}

/** One hand-over, for whoever gave, got or made it, and administrators. */
export async function readHandOver(
  db: Queries,
  { principal, id, now }: { principal: Principal; id: string; now: Date },
): Promise<HandOver> {
  return presentHandOver(visibleHandOver(principal, await findHandOver(db, { tenantId: principal.tenantId, id })), {
    principal,
    now,
  });
}

export function visibleHandOver(principal: Principal, record: HandOverRecord | undefined): HandOverRecord {
  const { userId } = principal;
  const isConcerned = record !== undefined && [record.from.id, record.to.id, record.by.id].includes(userId);
  if (record === undefined || userId === null || !(isConcerned || isAdmin(principal))) {
    throw new Refusal("not_found", "There is no such hand-over");
  }
  return record;
}

/** Whoever made it, and administrators, within a day, while she who gave is still there. */
export function undoUntil(
  record: HandOverRecord,
  { principal, now }: { principal: Principal; now: Date },
): Date | null {
  const until = new Date(record.at.getTime() + undoMilliseconds);
  const isTheirs = isAdmin(principal) || (record.by.id !== null && record.by.id === principal.userId);
  return record.undoneAt === null && isTheirs && record.from.isActive && now < until ? until : null;
}

export function presentHandOver(record: HandOverRecord, asked: { principal: Principal; now: Date }): HandOver {
  const { id, from, to, at, by, undoneAt, items, count } = record;
  return {
    id,
    from: { id: from.id, name: from.name },
    to,
    at: at.toISOString(),
    by: by.name,
    items: items.map((item) => ({
      ...item,
      at: item.at === null ? null : new Date(item.at).toISOString(),
      orders: 0,
    })),
    count,
    undoneAt: undoneAt?.toISOString() ?? null,
    undoUntil: undoUntil(record, asked)?.toISOString() ?? null,
  };
}

/** A hand-over as its card shows it now; undefined where it is not for the viewer. */
export async function loadHandOverCard(
  db: Queries,
  { handOverId, viewer, now }: { handOverId: string; viewer: Principal; now: Date },
): Promise<HandOverCardView | undefined> {
  const record = await findHandOver(db, { tenantId: viewer.tenantId, id: handOverId });
  if (record === undefined || ![record.from.id, record.to.id].includes(viewer.userId ?? "")) return undefined;
  const holder = record.undoneAt === null ? record.to : record.from;
  return { handOver: presentHandOver(record, { principal: viewer, now }), isMine: holder.id === viewer.userId };
}
