import { meetingCardCases } from "@magic-meetings/bot/meetings/meeting-card-cases.ts";
import { meetingCard } from "@magic-meetings/bot/meetings/meeting-card.ts";
import type { MeetingCardView } from "@magic-meetings/contract/messages/message.ts";
import type { Results } from "./results.ts";
import { median, percentile } from "./statistics.ts";

/** Pure: from what a card shows to its JSON, over every case of the meeting's card but the one that is made to be too long. */
export function measureCards(results: Results): void {
  const { "long-lists": longest, ...usual } = meetingCardCases;
  const times = Array.from({ length: 200 }, () => Object.values(usual).map(({ view }) => millisecondsOf(view)))
    .slice(50)
    .flat();
  results.figures.push({
    name: "a meeting's card rendered, p95 over its cases",
    value: percentile(times, 95),
    unit: "ms",
    target: { atMost: 0.2 },
  });
  if (longest === undefined) return;
  const long = Array.from({ length: 20 }, () => millisecondsOf(longest.view));
  results.figures.push({ name: "a card that is shortened until it fits", value: median(long), unit: "ms" });
}

const links = { meeting: () => "https://x.example", approvals: () => "https://x.example", accounts: () => "" };
const options = { locale: "da" as const, links, refreshFor: ["29:x"] };
const text = { title: "Quarterly review", summary: "Tuesday, Copenhagen" };

function millisecondsOf(view: MeetingCardView): number {
  const from = performance.now();
  meetingCard(view, text, options);
  return performance.now() - from;
}
