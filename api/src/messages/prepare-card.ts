import { dispensableKinds } from "@magic-meetings/contract/notification-preferences/notification-words.ts";
import type { OutgoingActivity } from "@magic-meetings/contract/messages/activity-channel.ts";
import type { OutgoingMail } from "@magic-meetings/contract/messages/mail-channel.ts";
import type { OutgoingMessage } from "@magic-meetings/contract/messages/message-channel.ts";
import type { RenderedText, ShownMessage } from "@magic-meetings/contract/messages/message.ts";
import type { CardKind } from "@magic-meetings/contract/messages/message-words.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { inTenant, type Tx } from "../db/transaction.ts";
import { findUser } from "../identity/identity-sql.ts";
import { oneLine } from "../mail/escape-html.ts";
import { writeCardMail, type MailedCards, type MailedLine } from "./card-mail.ts";
import { cardPage } from "./card-page.ts";
import { chooseRoute, nextDigest, type RoutedPerson } from "./choose-route.ts";
import type { ClaimedMessage } from "./claim-messages.ts";
import type { DeliveryDeps } from "./delivery-deps.ts";
import { readPreviousProviderId, readReceiver, type Receiver } from "./delivery-sql.ts";
import { readDigest } from "./digest-sql.ts";
import { loadShown, userPrincipal } from "./load-shown.ts";
import type { Prepared } from "./prepared-message.ts";
import { renderMessage } from "./render-message.ts";
import { writeUnsubscribeLink } from "./unsubscribe-link.ts";

/** A message to a colleague. */
type ToColleague = ClaimedMessage & { receiverId: string };

export type CardDeps = Pick<
  DeliveryDeps,
  "commands" | "clock" | "channels" | "loadMeetingCard" | "loadApprovalCard" | "pageUrl" | "unsubscribeUrl"
>;

interface Asked {
  deps: CardDeps;
  tenantId: string;
  message: ToColleague;
  receiver: Receiver;
}

/** What is further back was told by nobody for a reason. */
const digestDays = 7;
const mostDigestLines = 30;

/** Chooses the way of a message to a colleague and writes it for that; one transaction, reading only. */
export function prepareForColleague(deps: CardDeps, tenantId: string, message: ToColleague): Promise<Prepared> {
  return inTenant<Prepared>(deps.commands.pool, tenantId, async (tx) => {
    const receiver = await readReceiver(tx, { tenantId, receiverId: message.receiverId });
    if (receiver === undefined) return { outcome: "nothing_to_show" };
    const asked = { deps, tenantId, message, receiver };
    const { kind } = message;
    if (kind === "visit_mail") return { outcome: "nothing_to_show" };
    return kind === "digest_mail" ? prepareDigest(tx, asked) : prepareCard(tx, { ...asked, kind });
  });
}

async function prepareCard(tx: Tx, asked: Asked & { kind: CardKind }): Promise<Prepared> {
  const { deps, message, receiver, kind } = asked;
  const { createdAt } = message;
  const channel = message.channel === "email" || message.channel === "activity" ? message.channel : "teams";
  const person = personOf(receiver, deps);
  const now = deps.clock.now();
  const route = chooseRoute({ kind, channel, createdAt }, person, now);
  if (route.go === "wait") return { outcome: "quiet_hours", until: route.until };
  if (route.go === "nobody") return { outcome: "not_wanted" };
  if (route.go === "digest") return { outcome: "elsewhere", to: "digest", at: route.at };
  if (route.go === "activity" && channel !== "activity") {
    return { outcome: "elsewhere", to: "activity", because: "sent_to_feed" };
  }
  if (route.go === "email" && channel !== "email") {
    const because = person.routes[kind] === "email" ? "prefers_email" : "sent_by_mail";
    return { outcome: "elsewhere", to: "email", because };
  }
  if (channel === "activity") return prepareActivity(tx, asked, person.mail);
  if (channel === "email") return prepareMail(tx, asked, nextDigest(person, now));
  if (receiver.conversation === null) return { outcome: "no_conversation" };
  const instead = person.activity ? "activity" : person.mail ? "email" : null;
  return prepareChat(tx, asked, receiver.conversation, instead);
}

async function prepareChat(
  tx: Tx,
  asked: Asked,
  conversation: NonNullable<Receiver["conversation"]>,
  instead: "activity" | "email" | null,
): Promise<Prepared> {
  const { tenantId, message, receiver } = asked;
  const { id, receiverId, channel, thread, attempts } = message;
  const found = await show(tx, asked, message);
  if (found === undefined) return { outcome: "nothing_to_show" };
  const providerId = await readPreviousProviderId(tx, { tenantId, receiverId, channel, thread });
  const outgoing: OutgoingMessage = {
    messageId: id,
    attempt: attempts,
    conversation,
    receiver: { entraObjectId: receiver.entraObjectId, name: receiver.name, locale: found.locale },
    tenant: { entraTenantId: receiver.entraTenantId },
    ...found.shown,
    text: found.text,
    previous: providerId === null ? null : { providerId },
  };
  return { outcome: "ready", outgoing, templateVersion: found.templateVersion, instead };
}

async function prepareActivity(tx: Tx, asked: Asked, mail: boolean): Promise<Prepared> {
  const { deps, tenantId, message, receiver } = asked;
  const found = await show(tx, asked, message);
  if (found === undefined) return { outcome: "nothing_to_show" };
  const { text, locale, templateVersion, shown } = found;
  const activity: OutgoingActivity = {
    messageId: message.id,
    tenantId,
    receiver: { entraObjectId: receiver.entraObjectId },
    locale,
    kind: shown.kind,
    thread: message.thread,
    text: { title: oneLine(text.title), summary: oneLine(text.summary) },
    url: deps.pageUrl(cardPage(shown.kind, message.meetingId)),
  };
  return { outcome: "ready_activity", activity, templateVersion, instead: mail ? "email" : null };
}

interface Shown {
  shown: ShownMessage;
  text: RenderedText;
  locale: Locale;
  templateVersion: number | null;
}

async function show(
  tx: Tx,
  { deps, tenantId, message: { channel }, receiver }: Asked,
  thing: Parameters<typeof loadShown>[2]["message"],
): Promise<Shown | undefined> {
  const user = await findUser(tx, tenantId, receiver.entraObjectId);
  const shown = user && (await loadShown(tx, deps, { message: thing, viewer: userPrincipal(tenantId, user) }));
  if (shown === undefined) return undefined;
  const locales = [receiver.locale, receiver.tenantLocale] as const;
  return { shown, ...(await renderMessage(tx, { ...shown, tenantId, channel, locales })) };
}

async function prepareMail(tx: Tx, asked: Asked & { kind: CardKind }, digestAt: Date): Promise<Prepared> {
  const { message, kind, deps } = asked;
  if (asked.receiver.email === "") return { outcome: "no_address" };
  const found = await show(tx, asked, message);
  if (found === undefined) return { outcome: "nothing_to_show" };
  const line = lineOf(deps, found, message);
  const unsubscribeUrl = dispensableKinds.includes(kind) ? unsubscribeUrlOf(asked, kind) : null;
  return {
    outcome: "ready_mail",
    mail: mailOf(asked, found.locale, { lines: [line], isDigest: false, more: 0, unsubscribeUrl }),
    templateVersion: found.templateVersion,
    digestAt,
  };
}

async function prepareDigest(tx: Tx, asked: Asked): Promise<Prepared> {
  const { deps, tenantId, message, receiver } = asked;
  if (receiver.email === "") return { outcome: "no_address" };
  const until = deps.clock.now();
  const since = new Date(until.getTime() - digestDays * 86_400_000);
  const things = await readDigest(tx, { tenantId, receiverId: message.receiverId, since });
  const lines: MailedLine[] = [];
  let locale: Locale = receiver.locale;
  for (const thing of things.slice(0, mostDigestLines)) {
    const found = await show(tx, asked, thing);
    if (found === undefined) continue;
    ({ locale } = found);
    lines.push(lineOf(deps, found, thing));
  }
  if (lines.length === 0) return { outcome: "nothing_new" };
  const more = Math.max(0, things.length - mostDigestLines);
  const mail = mailOf(asked, locale, { lines, isDigest: true, more, unsubscribeUrl: null });
  return { outcome: "ready_mail", mail, templateVersion: null, digested: { since, until } };
}

function lineOf(
  { pageUrl }: CardDeps,
  { shown, text }: Shown,
  { meetingId }: { meetingId: string | null },
): MailedLine {
  return { ...text, url: pageUrl(cardPage(shown.kind, meetingId)) };
}

function mailOf(
  { deps, message, receiver }: Asked,
  locale: Locale,
  told: Pick<MailedCards, "lines" | "isDigest" | "more" | "unsubscribeUrl">,
): OutgoingMail {
  const settingsUrl = deps.pageUrl("/my-messages");
  const { subject, text, html } = writeCardMail({ ...told, locale, company: receiver.company, settingsUrl });
  const [first] = told.lines;
  return {
    messageId: message.id,
    attempt: message.attempts,
    locale,
    fromName: oneLine(receiver.company),
    to: { name: oneLine(receiver.name), address: receiver.email },
    replyTo: null,
    subject,
    text,
    html,
    images: [],
    calendar: null,
    content: told.isDigest
      ? { title: subject, lines: told.lines.length }
      : { title: first?.title, summary: first?.summary },
    ...(told.unsubscribeUrl === null ? {} : { unsubscribeUrl: told.unsubscribeUrl }),
  };
}

function unsubscribeUrlOf({ deps, tenantId, message }: Asked, kind: CardKind): string {
  const { passCodes } = deps.commands;
  return deps.unsubscribeUrl(writeUnsubscribeLink({ tenantId, userId: message.receiverId, kind }, passCodes));
}

function personOf({ preference, timeZone, chat, email }: Receiver, { channels }: CardDeps): RoutedPerson {
  const mail = channels.email !== undefined && email !== "";
  return { ...preference, timeZone, chat, activity: channels.activity !== undefined, mail };
}
