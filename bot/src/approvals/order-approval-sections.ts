import type { Approval, OrderSubject } from "@magic-meetings/contract/approvals/approval.ts";
import type { LineDifference } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import { clip, heading, row, text, tight } from "../cards/card-elements.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatList, formatMoment, formatMoney } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";

const mostLines = 8;
const mostChanges = 6;
const mostPeople = 5;

/** What is ordered, what it costs and whom, and until when that can be decided. */
export function orderSections({ subject, meeting }: OrderApproval, words: Words): CardJson[] {
  const people = words.say("approval.meetingPeople", {
    subject: meeting.subject || words.say("chat.withoutSubject"),
    count: subject.headCount,
  });
  return [
    ...lineRows(subject, words),
    totalRow(subject, words),
    ...tight([...accountTexts(subject, words), text(people, { subtle: true })]),
  ];
}

export type OrderApproval = Approval & { subject: OrderSubject };

function lineRows({ lines, timeZone }: OrderSubject, words: Words): CardJson[] {
  const { language } = words;
  const rows = lines.slice(0, mostLines).map((line) => {
    const what = { quantity: line.quantity, service: line.service };
    const options = line.options.join(", ");
    const title = options ? words.say("approval.lineOptions", { ...what, options }) : words.say("approval.line", what);
    const delivery = { time: formatMoment(line.deliverAt, timeZone, language), vendor: line.vendor };
    const where = line.deliverTo
      ? words.say("approval.deliveryTo", { ...delivery, place: line.deliverTo })
      : words.say("approval.delivery", delivery);
    return row(
      tight([text(title), text(where, { subtle: true })]),
      text(formatMoney(line.total, language), { right: true }),
    );
  });
  const left = lines.length - rows.length;
  return left > 0 ? [...rows, text(words.say("approval.moreLines", { count: left }), { subtle: true })] : rows;
}

function totalRow({ total, totalBefore }: OrderSubject, words: Words): CardJson {
  const { language } = words;
  const label =
    total.amountMinor === totalBefore.amountMinor
      ? words.say("approval.total")
      : words.say("approval.totalWas", { before: formatMoney(totalBefore, language) });
  return row([text(label, { bold: true })], text(formatMoney(total, language), { bold: true, right: true }));
}

function accountTexts({ account, amount, known, limit, available, others }: OrderSubject, words: Words): CardJson[] {
  const money = (of: typeof amount) => formatMoney(of, words.language);
  const facts = { account: account.name, code: account.code, amount: money(amount), limit: money(limit ?? amount) };
  const pays =
    known.amountMinor === 0
      ? words.say("approval.pays", facts)
      : words.say("approval.paysMore", { ...facts, known: money(known) });
  const isCovered = available === null || available.amountMinor >= amount.amountMinor - known.amountMinor;
  const left =
    available && words.say(isCovered ? "approval.left" : "approval.notCovered", { amount: money(available) });
  return [
    text(pays, { bold: true }),
    ...(left === null ? [] : [text(left, { colour: isCovered ? "Default" : "Attention" })]),
    ...others.map((other) =>
      text(words.say(`approval.other.${other.state}`, { account: other.account.name, amount: money(other.amount) })),
    ),
  ];
}

/** What is different from what was asked for, or from the order as it stands. */
export function changeSection({ state, subject }: OrderApproval, words: Words): CardJson[] {
  const { changes, kind } = subject;
  if (state !== "pending" || changes.length === 0) return [];
  const shown = changes.slice(0, mostChanges).map((change) => text(changeSentence(change, words)));
  const left = changes.length - shown.length;
  const more = left > 0 ? [text(words.say("approval.moreLines", { count: left }), { subtle: true })] : [];
  return [
    heading(words.say(kind === "change" ? "approval.wanted" : "approval.changes")),
    ...tight([...shown, ...more]),
  ];
}

function changeSentence({ service, kind, quantity }: LineDifference, words: Words): string {
  const facts = { service, before: quantity?.before ?? 0, after: quantity?.after ?? 0 };
  if (kind === "added") return words.say("approval.added", facts);
  if (kind === "removed") return words.say("approval.removed", facts);
  return words.say(quantity ? "approval.quantity" : "approval.changedOtherwise", facts);
}

/** Until when it can be decided, what is free until then, and who is asked. */
export function deadlineSection({ state, subject }: OrderApproval, words: Words): CardJson[] {
  if (state !== "pending") return [];
  const { decideBy, cutOff, timeZone, kind, asked } = subject;
  const moment = (at: string) => formatMoment(at, timeZone, words.language);
  const people = asked
    .slice(0, mostPeople)
    .map((person) => words.say(`approval.as.${person.as}`, { name: clip(person.name, 60) }));
  const names = formatList(people, words.language, "narrow");
  return tight([
    text(words.say(kind === "change" ? "approval.decideByChange" : "approval.decideBy", { moment: moment(decideBy) })),
    text(words.say("approval.cutOff", { moment: moment(cutOff) }), { subtle: true }),
    ...(people.length > 0 ? [text(words.say("approval.asked", { people: names }), { subtle: true })] : []),
  ]);
}
