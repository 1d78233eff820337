import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { CardLinks } from "../cards/card-links.ts";
import type { CardJson } from "../conversations/turn.ts";
import { changeProposalCard } from "./change-proposal-card.ts";
import { doneMeetingCard, doneOrderCard } from "./done-card.ts";
import type { Draft, Target } from "./draft.ts";
import { comingMeetings, named } from "./find-meetings.ts";
import { meetingListCard, visitorListCard } from "./list-cards.ts";
import { daysBetween, localDay } from "./local-moment.ts";
import { orderProposalCard } from "./order-proposal-card.ts";
import { changeChange, planChange } from "./plan-change.ts";
import { changeOrder, planOrder } from "./plan-order.ts";
import type { Plan, Question, Speaker } from "./plan.ts";
import { questionCard } from "./question-card.ts";

/** For whom a card is made, and what makes a press on it happen once. */
export interface Presenting {
  speaker: Speaker;
  links: CardLinks;
  channelUserId: string;
  key: string;
  refusal?: Problem | undefined;
}

/** The card of what was understood: a list, a question, or what would be done, each as it is now. */
export async function presentDraft(draft: Draft, presenting: Presenting): Promise<CardJson> {
  try {
    return await presentPlan(draft, presenting);
  } catch (error) {
    const problem = error instanceof ApiProblem ? error.problem : undefined;
    if (problem === undefined || !impossible.has(problem.status)) throw error;
    const question: Question = { kind: "question", draft, why: undefined, fields: [] };
    return cardOf(question, { ...presenting, refusal: presenting.refusal ?? problem });
  }
}

/** It could be found and cannot be done: the card says why. */
const impossible: ReadonlySet<number> = new Set([400, 409, 412, 422]);

function presentPlan(draft: Draft, presenting: Presenting): Promise<CardJson> {
  const { speaker } = presenting;
  switch (draft.intent) {
    case "meetings":
      return presentMeetings(draft, presenting);
    case "visitors":
      return presentVisitors(draft, presenting);
    case "order":
      return planOrder(draft, speaker).then((plan) => cardOf(plan, presenting));
    case "move":
    case "cancel":
      return planChange(draft, speaker).then((plan) => cardOf(plan, presenting));
  }
}

/** The fields behind a proposal. */
export async function presentChange(draft: Draft, presenting: Presenting): Promise<CardJson> {
  const { speaker } = presenting;
  const question: Question =
    draft.intent === "order" ? await changeOrder(draft, speaker) : await changeChange(draft, speaker);
  return cardOf(question, presenting);
}

/** What was done, as it is now. */
export async function presentDone(draft: Draft, target: Target, presenting: Presenting): Promise<CardJson> {
  const { speaker, links } = presenting;
  const { api } = speaker;
  const view = { ...viewOf(presenting), draft, links };
  if (target.kind === "meeting") {
    return doneMeetingCard(await api("GET /meetings/:id", { params: { id: target.id } }), view);
  }
  const order = await api("GET /service-orders/:id", { params: { id: target.id } });
  const meeting = await api("GET /meetings/:id", { params: { id: order.meetingId } });
  return doneOrderCard({ order, meeting }, view);
}

function cardOf(plan: Plan, presenting: Presenting): CardJson {
  const { key, speaker } = presenting;
  const view = { ...viewOf(presenting), key };
  switch (plan.kind) {
    case "question":
      return questionCard({ ...view, question: plan, timeZone: speaker.zone });
    case "order":
      return orderProposalCard({ ...view, proposal: plan });
    case "meeting":
    case "line":
      return changeProposalCard({ ...view, proposal: plan });
  }
}

function viewOf({ speaker, channelUserId, refusal }: Presenting) {
  return { words: speaker.words, refreshFor: [channelUserId], refusal };
}

async function presentMeetings(draft: Draft, presenting: Presenting): Promise<CardJson> {
  const { speaker, links } = presenting;
  const { now, zone, api } = speaker;
  const today = localDay(now, zone);
  const days = draft.day ?? { from: today, to: today };
  const found = await comingMeetings({ ...speaker, now: daysBetween(days.from, days.to, zone).from }, days);
  const about =
    draft.meeting === undefined
      ? found
      : orAll(
          named(found, draft.meeting, ({ subject }) => subject),
          found,
        );
  const { siteId } = draft;
  const there =
    siteId === undefined
      ? about
      : (
          await Promise.all(
            about.slice(0, 20).map(async (meeting) => {
              const { locations } = await api("GET /meetings/:id", { params: { id: meeting.id } });
              return locations.some(({ site }) => site.id === siteId) ? [meeting] : [];
            }),
          )
        ).flat();
  return meetingListCard(there, { ...viewOf(presenting), draft: { ...draft, day: days }, links, zone, days });
}

const mostVisits = 200;

async function presentVisitors(draft: Draft, presenting: Presenting): Promise<CardJson> {
  const { speaker, links } = presenting;
  const { api, now, zone } = speaker;
  const site = draft.siteId === undefined ? undefined : await api("GET /sites/:id", { params: { id: draft.siteId } });
  const clock = site?.timeZone ?? zone;
  const today = localDay(now, clock);
  const days = draft.day ?? { from: today, to: today };
  const { from, to } = daysBetween(days.from, days.to, clock);
  const query = { from: from.toISOString(), to: to.toISOString(), limit: mostVisits };
  const { items } = await api("GET /visits", { query: { ...query, ...(site === undefined ? {} : { site: site.id }) } });
  const coming = items.filter(({ status }) => status !== "cancelled");
  const about =
    draft.meeting === undefined
      ? coming
      : orAll(
          named(coming, draft.meeting, ({ meeting }) => meeting?.subject ?? ""),
          coming,
        );
  const view = { ...viewOf(presenting), draft: { ...draft, day: days }, links, zone: clock, days };
  return visitorListCard(about, site?.name, view);
}

/** Words that name nothing of it are not held against the list. */
function orAll<Found>(some: Found[], all: Found[]): Found[] {
  return some.length > 0 ? some : all;
}
