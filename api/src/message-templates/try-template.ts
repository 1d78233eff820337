import type { MessageLogEntry } from "@magic-meetings/contract/messages/message-log.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { loadApprovalCard } from "../approvals/load-approval-card.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { loadMeetingCard } from "../meetings/load-meeting-card.ts";
import { insertFollowing, lockFollowed } from "../messages/follow-message-sql.ts";
import { loadShown } from "../messages/load-shown.ts";
import { findMessage } from "../messages/message-log-sql.ts";
import { placeholders } from "../messages/message-template.ts";
import { fill } from "../messages/render-message.ts";
import { templateFaults } from "./check-template.ts";
import type { WhichTemplate } from "./keep-templates.ts";
import { findLatestOwn } from "./message-template-upkeep-sql.ts";

/** What words would say of the asker's own latest message of their kind; where she has none, of names in its place. */
export async function previewTemplate(
  db: Queries,
  { principal, now }: { principal: Principal; now: Date },
  { kind, locale, title, summary }: Pick<WhichTemplate, "kind"> & RenderedText & { locale: Locale },
): Promise<RenderedText & { isReal: boolean }> {
  const errors = templateFaults(kind, { title, summary }).map((fault) => ({ pointer: "/title", ...fault }));
  if (errors.length > 0) throw new Refusal("invalid", "The words cannot be filled as they are", { errors });
  const { tenantId, userId } = principal;
  const own = userId === null ? undefined : await findLatestOwn(db, { tenantId, userId, kind });
  const deps = { clock: { now: () => now }, loadMeetingCard, loadApprovalCard };
  const shown = own && (await loadShown(db, deps, { message: { kind, ...own }, viewer: principal }));
  if (shown !== undefined) return { ...fill(shown, { locale, version: null, title, summary }), isReal: true };
  const sample = (text: string) =>
    placeholders[kind].reduce((filled, name) => filled.replaceAll(`{${name}}`, `‹${name}›`), text);
  return { title: sample(title), summary: sample(summary), isReal: false };
}

/** Sends the asker her own latest message of a kind once more: it is written with the words that are saved now. */
export async function sendTest(context: CommandContext, { kind, channel }: WhichTemplate): Promise<MessageLogEntry> {
  const { tx, tenantId, now, principal } = context;
  const { userId } = principal;
  const own = userId === null ? undefined : await findLatestOwn(tx, { tenantId, userId, kind });
  const followed = own && (await lockFollowed(tx, { tenantId, id: own.id }));
  if (followed === undefined) throw new Refusal("wrong_state", "You were never told anything of this kind");
  const id = context.newId();
  await insertFollowing(tx, { ...followed, tenantId, id, channel, followsId: followed.id, now });
  context.audit({
    action: "message_template.test",
    entityType: "message",
    entityId: id,
    newValues: { kind, channel },
  });
  const entry = await findMessage(tx, { tenantId, id });
  if (entry === undefined) throw new Error("A message that was just written is not there");
  return entry;
}
