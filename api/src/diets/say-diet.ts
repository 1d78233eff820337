import type { Diet } from "@magic-meetings/contract/diets/diet.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { visible } from "../meetings/meeting-policy.ts";
import { findMeeting, type MeetingRecord } from "../meetings/meeting-sql.ts";
import { forgetDiet, saveDiet } from "./diet-sql.ts";

/** A person says what she eats, for always or for one meeting. The audit trail says that she did, not what. */
export async function sayDiet(
  context: CommandContext,
  { meetingId, diet }: { meetingId: string | null; diet: Diet },
): Promise<undefined> {
  const { tx, tenantId, now } = context;
  const userId = personOf(context.principal);
  if (meetingId !== null) await takingPart(tx, context.principal, meetingId);
  await saveDiet(tx, { tenantId, userId, meetingId, id: context.newId(), diet, now });
  audit(context, "diet.say", userId);
  return undefined;
}

/** Erases what she said: for one meeting, or all of it. */
export async function eraseDiet(context: CommandContext, meetingId: string | null): Promise<undefined> {
  const { tx, tenantId } = context;
  const userId = personOf(context.principal);
  if (meetingId !== null) await takingPart(tx, context.principal, meetingId);
  if ((await forgetDiet(tx, { tenantId, userId, meetingId })) > 0) audit(context, "diet.erase", userId);
  return undefined;
}

/** The person who asks; an app or a system on its own eats nothing. */
export function personOf({ userId }: Principal): string {
  if (userId === null) throw new Refusal("forbidden", "Only people eat");
  return userId;
}

/** The meeting, for those who take part in it. */
export async function takingPart(db: Queries, principal: Principal, meetingId: string): Promise<MeetingRecord> {
  const found = await findMeeting(db, { tenantId: principal.tenantId, id: meetingId });
  const meeting = visible(principal, found);
  const userId = personOf(principal);
  if (userId === meeting.organizer.id || meeting.participantIds.includes(userId)) return meeting;
  throw new Refusal("not_invited", "You are not invited to this meeting, so nothing is ordered for you");
}

function audit(context: CommandContext, action: "diet.say" | "diet.erase", userId: string): void {
  context.audit({ action, entityType: "diet", entityId: userId });
}
