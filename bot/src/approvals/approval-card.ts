import type { Approval, ApprovalCardView } from "@magic-meetings/contract/approvals/approval.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { button, clip, head, notice, spoken } from "../cards/card-elements.ts";
import { cardFrame } from "../cards/card-frame.ts";
import type { CardLinks } from "../cards/card-links.ts";
import { problemSentences } from "../cards/problem-sentences.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatMoney } from "../messages/formats.ts";
import { wordsFor } from "../messages/words.ts";
import type { Words } from "../messages/words.ts";
import { quoteSection, rivalSection, roomSection, whenSentence } from "./approval-card-sections.ts";
import { changeSection, deadlineSection, orderSections } from "./order-approval-sections.ts";
import { approveVerb, refreshVerb, rejectVerb, reopenVerb } from "./approval-card-verbs.ts";

export interface ApprovalCardOptions {
  locale: Locale;
  links: CardLinks;
  /** The channel's ids of those for whom the card refreshes itself when they look at it. */
  refreshFor: string[];
  /** What a pressed button could not do. */
  refusal?: Problem | undefined;
}

/** What somebody asks for, with the buttons that decide; afterwards what was decided: Adaptive Card 1.5. */
export function approvalCard(
  { approval }: ApprovalCardView,
  message: RenderedText,
  { locale, links, refreshFor, refusal }: ApprovalCardOptions,
): CardJson {
  const words = wordsFor(locale);
  const title = clip(message.title, 200);
  const state = stateSentence(approval, words);
  const when = whenSentence(approval.subject, words);
  const refresh = { title: words.say("card.refresh"), verb: refreshVerb, data: { approvalId: approval.id } };
  return cardFrame({
    words,
    fallbackText: words.say("approval.fallback", { title, state }),
    speak: spoken(words.say("card.speak", { title, state, when })),
    refresh,
    refreshFor,
    body: [
      head(title, state, styleOf(approval)),
      ...notice(problemSentences(refusal, words, approval.subject.timeZone)),
      ...subjectSections(approval, words),
    ],
    actions: [
      ...decisionButtons(approval, words, refusal),
      button(refresh),
      { type: "Action.OpenUrl", title: words.say("approval.open"), url: links.approvals() },
    ],
  });
}

function subjectSections(approval: Approval, words: Words): CardJson[] {
  const { subject } = approval;
  const quotes = quoteSection(approval, words);
  if (subject.type === "room_booking") {
    const room = { ...approval, subject };
    return [...roomSection(room, words), ...quotes, ...rivalSection(room, words)];
  }
  const order = { ...approval, subject };
  const sections = [orderSections(order, words), changeSection(order, words), quotes, deadlineSection(order, words)];
  return sections.flat();
}

function stateSentence({ state, decidedBy, subject, allowed }: Approval, words: Words): string {
  const name = clip(decidedBy?.name ?? "", 100);
  switch (state) {
    case "pending":
      if (allowed.approve.because === "meeting_over") return words.say("approval.over");
      if (allowed.approve.because === "past_order_before") return words.say("approval.tooLate");
      if (subject.type === "service_order") {
        return words.say(subject.kind === "change" ? "approval.pendingChange" : "approval.pending");
      }
      return words.say(subject.takenBy === null ? "approval.pending" : "approval.pendingTaken");
    case "approved":
      return words.say("approval.approved", { name });
    case "rejected":
      return words.say("approval.rejected", { name });
    case "withdrawn":
      return words.say("approval.withdrawn");
  }
}

function styleOf({ state, subject }: Approval): string {
  if (state === "pending") {
    return subject.type === "room_booking" && subject.takenBy !== null ? "attention" : "warning";
  }
  return state === "approved" ? "good" : "emphasis";
}

function decisionButtons(approval: Approval, words: Words, refusal: Problem | undefined): CardJson[] {
  const { id, allowed, meeting } = approval;
  const reopen = button({ title: words.say("approval.reopen"), verb: reopenVerb, data: { approvalId: id } });
  return [
    ...(allowed.approve.ok ? [approveButton(approval, words, refusal)] : []),
    ...(allowed.reject.ok ? [rejectForm(id, meeting.organizer.name, words)] : []),
    ...(allowed.reopen.ok ? [reopen] : []),
  ];
}

/** An order is approved at the price that the card shows; one that has changed meanwhile is shown first. */
function approveButton({ id, subject }: Approval, words: Words, refusal: Problem | undefined): CardJson {
  const style = "positive";
  if (subject.type === "room_booking") {
    return button({ title: words.say("approval.approve"), verb: approveVerb, data: { approvalId: id }, style });
  }
  const changed = refusal?.code === "price_changed" ? refusal.consequences?.total.after : undefined;
  const { amountMinor, currency } = changed ?? subject.total;
  const title = words.say("approval.approveTotal", { total: formatMoney({ amountMinor, currency }, words.language) });
  return button({ title, verb: approveVerb, data: { approvalId: id, amountMinor, currency }, style });
}

/** Declining opens a field for the reason: the person who asked reads it. */
function rejectForm(approvalId: string, name: string, words: Words): CardJson {
  return {
    type: "Action.ShowCard",
    title: words.say("approval.reject"),
    card: {
      type: "AdaptiveCard",
      body: [
        {
          type: "Input.Text",
          id: "reason",
          label: words.say("approval.reason", { name: clip(name, 100) }),
          isMultiline: true,
          isRequired: true,
          errorMessage: words.say("approval.reasonMissing"),
          maxLength: 500,
        },
      ],
      actions: [
        button({
          title: words.say("approval.rejectNow"),
          verb: rejectVerb,
          data: { approvalId },
          style: "destructive",
        }),
      ],
    },
  };
}
