import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { CardActionAnswer, CardActionInput, ChatInput, ConnectorWeather } from "../chat/chat-words.ts";
import type { AppInstallations, TellBot } from "./app-installations.ts";
import type { BotAnswer } from "./bot-caller.ts";
import { toCardActionAnswer } from "./bot-caller.ts";
import { chatInputSchema, weatherSchema } from "./chat-schemas.ts";
import type { ChatStore } from "./chat-store.ts";
import { createChatStreams } from "./chat-streams.ts";
import { conversationIdOf } from "./simulated-teams.ts";

export interface ChatRoutesState {
  chats: ChatStore;
  people: () => readonly DemoPerson[];
  authenticate: (request: FastifyRequest) => string | undefined | Promise<string | undefined>;
  tellBot: TellBot;
  installations: AppInstallations;
  weather: { get(): ConnectorWeather; set(weather: ConnectorWeather): void };
  clock: { now(): Date };
}

type PersonParams = { Params: { entraObjectId: string } };

/** What the chat window of a person needs. Each chat is its person's own; another's is not found. */
export function chatRoutes(app: FastifyInstance, state: ChatRoutesState): void {
  const { chats, installations, weather } = state;
  const streams = createChatStreams(chats);
  app.addHook("preClose", async () => streams.endAll());

  app.get<PersonParams>("/chats/:entraObjectId", async (request, reply) => {
    const person = await ownChat(request, reply, state);
    if (!person) return reply;
    const connected = await installations.install(person);
    return { connected, messages: chats.messages(conversationIdOf(person)) };
  });

  app.get<PersonParams>("/chats/:entraObjectId/stream", async (request, reply) => {
    const person = await ownChat(request, reply, state);
    if (!person) return reply;
    const install = () => void installations.install(person);
    streams.open(request, reply, conversationIdOf(person), install);
    install();
    return reply;
  });

  app.post<PersonParams & { Body: ChatInput }>(
    "/chats/:entraObjectId/messages",
    { schema: { body: chatInputSchema } },
    async (request, reply) => {
      const person = await ownChat(request, reply, state);
      if (!person) return reply;
      return "text" in request.body
        ? say(person, request.body.text, reply, state)
        : press(person, request.body.action, reply, state);
    },
  );

  app.delete<PersonParams>("/chats/:entraObjectId/app", async (request, reply) => {
    const person = await ownChat(request, reply, state);
    if (!person) return reply;
    return answered(await installations.remove(person)) ? reply.code(204).send() : noAnswer(reply);
  });

  app.get("/weather", async (request, reply) =>
    (await state.authenticate(request)) ? weather.get() : unauthenticated(reply),
  );
  app.put<{ Body: ConnectorWeather }>("/weather", { schema: { body: weatherSchema } }, async (request, reply) => {
    if (!(await state.authenticate(request))) return unauthenticated(reply);
    weather.set(request.body);
    return request.body;
  });
}

/** A message that a person wrote: it is in the chat at once, and the bot hears of it. */
async function say(person: DemoPerson, text: string, reply: FastifyReply, { chats, tellBot }: ChatRoutesState) {
  const message = chats.add(conversationIdOf(person), { from: "person", text, card: null });
  const answer = await tellBot(person, message.id, { type: "message", text, textFormat: "plain" });
  return answered(answer) ? reply.code(202).send({ id: message.id }) : noAnswer(reply);
}

/** A button: Action.Submit is a message with a value, Action.Execute an invoke, whose card takes the place of the one pressed. */
async function press(
  person: DemoPerson,
  action: CardActionInput,
  reply: FastifyReply,
  { chats, tellBot, clock }: ChatRoutesState,
) {
  const conversationId = conversationIdOf(person);
  const { activityId: replyToId, data, verb = "", trigger = "manual" } = action;
  if (!chats.find(conversationId, replyToId))
    return reply.code(404).send(problem(404, "This card is not in the chat any more."));
  const id = `press-${replyToId}-${clock.now().getTime()}`;
  if (action.type === "Action.Submit") {
    const answer = await tellBot(person, id, { type: "message", value: data, replyToId });
    return answered(answer) ? reply.code(202).send({ id }) : noAnswer(reply);
  }
  const value = { action: { type: "Action.Execute", id: "", verb, data }, trigger };
  const answer = toCardActionAnswer(
    await tellBot(person, id, { type: "invoke", name: "adaptiveCard/action", value, replyToId }),
  );
  if (!answer) return noAnswer(reply);
  showAnsweredCard(chats, conversationId, replyToId, answer);
  return answer;
}

function showAnsweredCard(
  chats: ChatStore,
  conversationId: string,
  activityId: string,
  { type, value }: CardActionAnswer,
): void {
  if (type !== "application/vnd.microsoft.card.adaptive" || typeof value !== "object" || value === null) return;
  const text = chats.find(conversationId, activityId)?.text ?? null;
  chats.replace(conversationId, activityId, { text, card: value as Record<string, unknown> });
}

async function ownChat(request: FastifyRequest<PersonParams>, reply: FastifyReply, state: ChatRoutesState) {
  const caller = await state.authenticate(request);
  if (!caller) {
    await unauthenticated(reply);
    return undefined;
  }
  const person = state.people().find(({ entraObjectId }) => entraObjectId === request.params.entraObjectId);
  if (person?.entraObjectId === caller) return person;
  await reply.code(404).send(problem(404, "There is no such chat."));
  return undefined;
}

function answered(answer: BotAnswer): boolean {
  return answer.kind === "answered" && answer.status < 300;
}

function noAnswer(reply: FastifyReply) {
  return reply.code(502).send(problem(502, "The bot did not answer."));
}

function unauthenticated(reply: FastifyReply) {
  return reply.code(401).send(problem(401, "Sign in first."));
}

function problem(status: number, detail: string) {
  return { status, detail };
}
