import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { HostAnswerInput } from "@magic-meetings/contract/reception/host-call.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findVisits, type VisitRecord } from "../visits/visit-sql.ts";
import { findColleague } from "./arrival-card-sql.ts";
import { arrivalCardFor } from "./arrival-card-thread.ts";
import { signalVisit } from "./desk.ts";
import { addToldPeople, lockGroup, readAnswerMinutes, writeAnswer, type HostCallRecord } from "./host-call-sql.ts";
import { isTold, newestCalls } from "./load-arrival-card.ts";

/** A host, or who was asked instead, says what becomes of those who are here; the last answer counts. */
export async function answerHostCall(
  context: CommandContext,
  { groupId, input }: { groupId: string; input: HostAnswerInput },
): Promise<{ answered: number }> {
  const { tx, tenantId, principal, now } = context;
  const calls = await lockGroup(tx, { tenantId, groupId });
  const visits = await findVisits(tx, { tenantId, ids: calls.map(({ visitId }) => visitId) });
  const [first] = visits;
  if (first === undefined || !isTold(principal, first, calls)) {
    throw new Refusal("not_found", "There is no such call");
  }
  const waiting = newestCalls(calls).filter((call) => isStillHere(call, visits));
  if (waiting.length === 0) throw new Refusal("wrong_state", "Nobody waits there any more");
  const open = waiting.filter((call) => !isSaid(call, input, principal.userId));
  if (open.length === 0) return { answered: 0 };
  const asked = input.answer === "ask" ? await askedInstead(context, input.askedId, first) : null;
  const ids = open.map(({ id }) => id);
  await writeAnswer(tx, { tenantId, ids, answer: input.answer, userId: principal.userId, now, asked });
  if (asked) await addToldPeople(tx, { tenantId, told: ids.map((hostCallId) => ({ hostCallId, userId: asked.id })) });
  tellAll(context, { groupId, open, visits, asked });
  return { answered: open.length };
}

async function askedInstead(context: CommandContext, userId: string, visit: VisitRecord) {
  const { tx, tenantId, now, principal } = context;
  const colleague = await findColleague(tx, { tenantId, userId });
  if (colleague === undefined || colleague.id === principal.userId) {
    throw new Refusal("invalid", "Ask somebody else of the company");
  }
  const minutes = await readAnswerMinutes(tx, { tenantId, siteId: visit.site.id });
  return { id: colleague.id, dueAt: new Date(now.getTime() + minutes * 60_000) };
}

function isStillHere(call: HostCallRecord, visits: readonly VisitRecord[]): boolean {
  if (call.withdrawn) return false;
  const status = visits.find(({ id }) => id === call.visitId)?.status;
  return call.about === "arrived" ? status === "arrived" : status !== "left";
}

/** Pressing the same button again changes nothing. */
function isSaid({ answer, by, asked }: HostCallRecord, input: HostAnswerInput, userId: string | null): boolean {
  if (answer !== input.answer || by?.id !== userId) return false;
  return input.answer !== "ask" || asked?.id === input.askedId;
}

interface Said {
  groupId: string;
  open: readonly HostCallRecord[];
  visits: readonly VisitRecord[];
  asked: { id: string } | null;
}

/** Everybody who was told sees what was said; who said it has it before her. */
function tellAll(context: CommandContext, { groupId, open, visits, asked }: Said): void {
  const told = [...new Set([...open.flatMap(({ toldIds }) => toldIds), ...(asked ? [asked.id] : [])])];
  const others = told.filter((userId) => userId !== context.principal.userId);
  for (const { visitId } of open) {
    const visit = visits.find(({ id }) => id === visitId);
    if (visit === undefined) continue;
    const tell = others.map((userId) => arrivalCardFor(groupId, userId));
    signalVisit(context, visit, "visit.host_answered", tell);
  }
}
