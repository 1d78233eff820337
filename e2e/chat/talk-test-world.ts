import { startDemoTestApi, type DemoTestApi } from "@magic-meetings/api/http/demo-test-api.ts";
import type { ChatAnswer, CardJson } from "@magic-meetings/bot/conversations/turn.ts";
import { elementsOf, textsOf } from "@magic-meetings/bot/cards/card-test-schema.ts";
import { wordsFor } from "@magic-meetings/bot/messages/words.ts";
import { createTalk } from "@magic-meetings/bot/talk/create-talk.ts";
import { refusingLanguageModel } from "@magic-meetings/bot/talk/language-model.ts";
import { createClient } from "@magic-meetings/contract/http/client.ts";
import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";

// Talking with the bot, whose client asks the real API on a database of the test's own.

export const monday = new Date("2026-11-16T08:00:00Z");
export const thursday = "2026-11-19";

const links = {
  meeting: (id: string) => `https://meetings.example/#/meetings/${id}`,
  approvals: () => "https://meetings.example/#/approvals",
  accounts: () => "https://meetings.example/#/accounts",
  myMeetings: () => "https://meetings.example/#/meetings",
  rooms: () => "https://meetings.example/#/rooms",
};

export interface TalkWorld {
  demo: DemoTestApi;
  /** The API as one of the demo's people. */
  apiOf(person: string): ApiClient;
  say(person: string, text: string): Promise<ChatAnswer>;
  press(person: string, card: CardJson, title: RegExp, filledIn?: Record<string, unknown>): Promise<ChatAnswer>;
  search(person: string, commandId: string, text: string, skip?: number, count?: number): Promise<ChatAnswer>;
  /** What the card asks for again whenever it is looked at. */
  refresh(person: string, card: CardJson): Promise<ChatAnswer>;
  /** A sent meeting of anna's on the Thursday. */
  meeting(subject: string, start: string, end: string, site?: string): Promise<Meeting>;
  stop(): Promise<void>;
}

export async function startTalkWorld(): Promise<TalkWorld> {
  const demo = await startDemoTestApi(monday);
  let now = monday;
  const moveTo = demo.moveTo.bind(demo);
  demo.moveTo = (moment) => {
    now = moment;
    moveTo(moment);
  };
  const talk = createTalk({
    links,
    clock: { now: () => now },
    newId: () => crypto.randomUUID(),
    languageModel: refusingLanguageModel,
  });
  const apiOf = (person: string) => clientOf(demo, person);
  const person = (name: string) => ({ api: apiOf(name), words: wordsFor("en"), channelUserId: `29:${name}` });
  const send = (name: string, { verb, data }: Pressed, filledIn: Record<string, unknown> = {}) =>
    talk.answerCardAction(verb, { ...data, ...filledIn }, { ...person(name), links });
  let number = 0;
  return {
    demo,
    apiOf,
    say: (name, text) => talk.answerMessage(text, person(name)),
    press: async (name, card, title, filledIn) => send(name, buttonOf(card, title), filledIn),
    search: (name, commandId, text, skip = 0, count = 25) =>
      talk.answerSearch({ commandId, text, skip, count }, person(name)),
    refresh: (name, card) => send(name, (card["refresh"] as { action: Pressed }).action),
    async meeting(subject, start, end, site) {
      number += 1;
      const event = {
        iCalUId: `talk-${number}`,
        subject,
        start: { dateTime: `${thursday}T${start}:00`, timeZone: "Europe/Copenhagen" },
        end: { dateTime: `${thursday}T${end}:00`, timeZone: "Europe/Copenhagen" },
      };
      const api = apiOf("anna");
      const meeting = await api("POST /calendar/events", { body: event });
      if (site === undefined) return meeting;
      const { items } = await api("GET /sites", { query: {} });
      const locations = items.filter(({ name }) => name === site).map(({ id }) => ({ siteId: id, headCount: 12 }));
      return api(
        "PATCH /meetings/:id",
        { params: { id: meeting.id }, body: { locations } },
        { ifMatch: meeting.version },
      );
    },
    stop: () => demo.stop(),
  };
}

interface Pressed {
  verb: string;
  data: Record<string, unknown>;
}

/** The card's button as a person finds it. */
export function buttonOf(card: CardJson, title: RegExp): Pressed {
  const found = elementsOf(card["actions"]).find(
    (one) => one["type"] === "Action.Execute" && title.test(String(one["title"])),
  );
  if (found === undefined) throw new Error(`There is no button ${title} on ${JSON.stringify(textsOf(card))}`);
  return found as unknown as Pressed;
}

export function cardIn(answer: ChatAnswer): CardJson {
  if (answer.kind !== "card") throw new Error(`This is no card: ${JSON.stringify(answer)}`);
  return answer.card;
}

/** The lines of an answered card, text runs of one line together. */
export function linesIn(answer: ChatAnswer): string[] {
  return elementsOf(cardIn(answer)["body"]).flatMap((element) => {
    if (element["type"] === "TextBlock") return [String(element["text"])];
    if (element["type"] !== "RichTextBlock") return [];
    return [(element["inlines"] as { text: string }[]).map(({ text }) => text.replaceAll("\u00a0", " ")).join("")];
  });
}

function clientOf(demo: DemoTestApi, person: string): ApiClient {
  return createClient({
    baseUrl: "http://api.test/api/v1",
    getToken: async () => (await demo.api.as(person)).authorization.slice("Bearer ".length),
    fetch: async (address, init) => {
      const { pathname, search } = new URL(String(address));
      const answer = await demo.api.server.inject({
        method: (init?.method ?? "GET") as "GET",
        url: pathname + search,
        headers: init?.headers as Record<string, string>,
        ...(init?.body === undefined ? {} : { payload: String(init.body) }),
      });
      const type = String(answer.headers["content-type"] ?? "");
      const body = answer.statusCode === 204 ? null : answer.body;
      return new Response(body, { status: answer.statusCode, headers: { "content-type": type } });
    },
  });
}
