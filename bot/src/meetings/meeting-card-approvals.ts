import type { OrderApproval } from "@magic-meetings/contract/approvals/approval.ts";
import type { MeetingCardView } from "@magic-meetings/contract/messages/message.ts";
import { clip, text } from "../cards/card-elements.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatList, formatMoment } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";

const mostShown = 4;

/** Whose decision orders wait for, and what was decided or not decided in time. What was approved shows in the order. */
export function approvalSection({ meeting, orderApprovals = [] }: MeetingCardView, words: Words): CardJson[] {
  const rejected = new Set(
    meeting.serviceOrders.filter(({ status }) => status === "rejected").map(({ number }) => number),
  );
  const shown = orderApprovals.filter(
    ({ state, kind, lapsed, orderNumber }) =>
      state === "pending" || lapsed || (state === "rejected" && (kind === "change" || rejected.has(orderNumber))),
  );
  return shown.slice(-mostShown).map((approval) =>
    text(sentenceOf(approval, meeting.timeZone, words), {
      colour: approval.state === "pending" ? "Default" : "Attention",
    }),
  );
}

function sentenceOf(approval: OrderApproval, timeZone: string, words: Words): string {
  const { orderNumber, kind, state, account, asked, askedAt, decideBy, decidedBy, reason, lapsed } = approval;
  const of = kind === "change" ? "Change" : "Order";
  const number = String(orderNumber);
  const moment = (at: string) => formatMoment(at, timeZone, words.language);
  if (lapsed) return words.say(`approvals.lapsed${of}`, { number, moment: moment(decideBy) });
  if (state === "rejected") {
    const name = clip(decidedBy?.name ?? "", 60);
    return words.say(`approvals.rejected${of}`, { number, name, reason: clip(reason ?? "", 100) });
  }
  const names = asked.map(({ name }) => clip(name, 40)).slice(0, 3);
  const people = formatList(names, words.language, "narrow");
  return words.say(`approvals.waits${of}`, { number, account: account.name, people, moment: moment(askedAt) });
}
