import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { answerButton, idIn, refused, type CardActionContext } from "../cards/card-answer.ts";
import type { CardJson, ChatAnswer } from "../conversations/turn.ts";
import { meetingCard } from "./meeting-card.ts";
import {
  acceptProposalVerb,
  checkInVerb,
  extendMinutes,
  extendVerb,
  leaveRoomVerb,
  refreshVerb,
  refuseProposalVerb,
  takeRoomVerb,
} from "./meeting-card-verbs.ts";

type Act = (api: ApiClient, id: string, data: Record<string, unknown>) => Promise<unknown>;

/** What each button does, and which id in its data it does it with. */
const acts: Record<string, { idName: string; act: Act }> = {
  [checkInVerb]: {
    idName: "bookingId",
    act: (api, id) => api("POST /room-bookings/:id/check-in", { params: { id } }),
  },
  [extendVerb]: {
    idName: "bookingId",
    act: (api, id) => api("POST /room-bookings/:id/extend", { params: { id }, body: { minutes: extendMinutes } }),
  },
  [takeRoomVerb]: { idName: "waitId", act: (api, id) => api("POST /room-waits/:id/accept", { params: { id } }) },
  [leaveRoomVerb]: { idName: "waitId", act: (api, id) => api("POST /room-waits/:id/withdraw", { params: { id } }) },
  [acceptProposalVerb]: {
    idName: "productionOrderId",
    act: (api, id, data) =>
      api("POST /production-orders/:id/accept-proposal", { params: { id }, body: { expectedTotal: totalIn(data) } }),
  },
  [refuseProposalVerb]: {
    idName: "productionOrderId",
    act: (api, id) => api("POST /production-orders/:id/refuse-proposal", { params: { id } }),
  },
};

/** The price that was shown beside the button; an older or forged one is refused by the API. */
function totalIn({ total, currency }: Record<string, unknown>): Money {
  return {
    amountMinor: typeof total === "number" ? total : -1,
    currency: typeof currency === "string" ? currency : "XXX",
  };
}

/** Answers a button of the meeting card. A person who may not see the meeting is told so in a sentence; nothing of it is shown. */
export async function answerMeetingCardAction(
  verb: string,
  data: Record<string, unknown>,
  context: CardActionContext,
): Promise<ChatAnswer> {
  const { words, api } = context;
  const known = acts[verb];
  if (verb !== refreshVerb && known === undefined) return refused("UnknownAction", words.say("chat.unknownAction"));
  const meetingId = idIn(data, "meetingId");
  const id = known && idIn(data, known.idName);
  if (meetingId === undefined || (known && id === undefined)) return refused("NotFound", words.say("chat.meetingGone"));
  return answerButton(
    {
      act: known && id !== undefined ? () => known.act(api, id, data) : undefined,
      present: (refusal) => presentCard(meetingId, refusal, context),
      gone: "chat.meetingGone",
    },
    words,
  );
}

async function presentCard(
  id: string,
  refusal: Problem | undefined,
  { api, links, channelUserId }: CardActionContext,
): Promise<CardJson> {
  const { view, text, locale } = await api("GET /meetings/:id/card", { params: { id } });
  return meetingCard(view, text, { locale, links, refreshFor: [channelUserId], refusal });
}
