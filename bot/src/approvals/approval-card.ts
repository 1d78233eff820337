import type { Approval, ApprovalCardView } from "@magic-meetings/contract/approvals/approval.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { button, clip, head, notice, spoken } from "../cards/card-elements.ts";
import { cardFrame } from "../cards/card-frame.ts";
import type { CardLinks } from "../cards/card-links.ts";
import { problemSentences } from "../cards/problem-sentences.ts";
import type { CardJson } from "../conversations/turn.ts";
import { wordsFor } from "../messages/words.ts";
import type { Words } from "../messages/words.ts";
import { askSection, rivalSection, whenSentence } from "./approval-card-sections.ts";
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
      ...askSection(approval, words),
      ...rivalSection(approval, words),
    ],
    actions: [
      ...decisionButtons(approval, words),
      button(refresh),
      { type: "Action.OpenUrl", title: words.say("approval.open"), url: links.approvals() },
    ],
  });
}

function stateSentence({ state, decidedBy, subject, allowed }: Approval, words: Words): string {
  const name = clip(decidedBy?.name ?? "", 100);
  switch (state) {
    case "pending":
      if (allowed.approve.because === "meeting_over") return words.say("approval.over");
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
  if (state === "pending") return subject.takenBy === null ? "warning" : "attention";
  return state === "approved" ? "good" : "emphasis";
}

function decisionButtons({ id, allowed, meeting }: Approval, words: Words): CardJson[] {
  const data = { approvalId: id };
  const approve = button({ title: words.say("approval.approve"), verb: approveVerb, data, style: "positive" });
  const reopen = button({ title: words.say("approval.reopen"), verb: reopenVerb, data });
  return [
    ...(allowed.approve.ok ? [approve] : []),
    ...(allowed.reject.ok ? [rejectForm(id, meeting.organizer.name, words)] : []),
    ...(allowed.reopen.ok ? [reopen] : []),
  ];
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
