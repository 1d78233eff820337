import type { ErasureProof } from "@magic-meetings/contract/privacy/erasure.ts";
import type { Eraser, ErasureReason } from "@magic-meetings/contract/privacy/privacy-words.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cancelVisitsOf, holdMeetingsOf } from "../visits/cancel-visits-of.ts";
import {
  detachVisits,
  emptyPerson,
  eraseAttendeeLater,
  findErasure,
  findInvites,
  forgetSeriesOf,
  insertErasure,
  lockPerson,
  lockVisitsOf,
  type Person,
} from "./erase-sql.ts";
import { eraseTraces } from "./trace-sql.ts";

export interface EraseVisitor {
  visitorId: string;
  because: ErasureReason;
}

/**
 * Erases a person's data everywhere, for good, and gives the proof. Visits stay as counts; those to come are cancelled,
 * their passes withdrawn. Refuses with `not_found`, or `visitor_erased` where it was done before.
 */
export async function eraseVisitor(
  context: CommandContext,
  { visitorId, because }: EraseVisitor,
): Promise<ErasureProof> {
  const { tx, tenantId } = context;
  await holdMeetingsOf(context, visitorId);
  const person = await lockPerson(tx, { tenantId, visitorId });
  if (person === undefined) throw new Refusal("not_found", "There is no such visitor");
  if (person.isErased) throw new Refusal("visitor_erased", "This person's data is erased already");
  return erasePerson(context, { person, because });
}

/** Erases a person whose row is locked, after her coming meetings. */
export async function erasePerson(
  context: CommandContext,
  { person, because }: { person: Person; because: ErasureReason },
): Promise<ErasureProof> {
  const { tx, tenantId, now, principal } = context;
  const visitorId = person.id;
  const visits = await lockVisitsOf(tx, { tenantId, visitorId });
  await cancelVisitsOf(context, visitorId);
  const invites = await findInvites(tx, { tenantId, email: person.email, now });
  const coming = invites.filter(({ isOver }) => !isOver);
  for (const { id: meetingId } of coming) await eraseAttendeeLater(tx, { tenantId, meetingId, email: person.email });
  const visitIds = visits.map(({ id }) => id);
  const counts = await eraseTraces(tx, {
    tenantId,
    now,
    visitIds,
    meetingIds: [...new Set([...visits.flatMap(({ meetingId }) => meetingId ?? []), ...invites.map(({ id }) => id)])],
    endedMeetingIds: invites.flatMap(({ id, isOver }) => (isOver ? [id] : [])),
    name: person.name,
    email: person.email,
  });
  const { userId } = principal;
  const dates = await forgetSeriesOf(tx, { tenantId, visitorId });
  const detached = await detachVisits(tx, { tenantId, visitIds, now, userId });
  const emptied = await emptyPerson(tx, { tenantId, visitorId, now, userId });
  return prove(context, {
    visitorId,
    because,
    invitesLeft: coming.length,
    counts: {
      ...counts,
      ...(dates > 0 ? { series_visitor: dates } : {}),
      ...(detached > 0 ? { visit: detached } : {}),
      visitor: emptied,
    },
  });
}

interface Erased {
  visitorId: string;
  because: ErasureReason;
  invitesLeft: number;
  counts: Record<string, number>;
}

async function prove(context: CommandContext, erased: Erased): Promise<ErasureProof> {
  const { tx, tenantId, now, principal } = context;
  const { visitorId, because, counts, invitesLeft } = erased;
  const id = context.newId();
  const kind: Eraser = because === "own_wish" ? "visitor" : principal.userId === null ? "service" : "user";
  const by = { kind, userId: kind === "user" ? principal.userId : null };
  await insertErasure(tx, { tenantId, id, visitorId, now, by, because, counts, invitesLeft });
  context.signal({
    id: context.newId(),
    kind: "visitor.erased",
    subject: { type: "visitor", id: visitorId },
    facts: { count: counts["visit"] ?? 0 },
  });
  const newValues = { because, counts, invitesLeft, proof: id };
  context.audit({ action: "visitor.erase", entityType: "visitor", entityId: visitorId, newValues });
  const proof = await findErasure(tx, { tenantId, id });
  if (proof === undefined) throw new Error("A proof is not there after it was written");
  return proof;
}
