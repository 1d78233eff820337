import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import { longestNote } from "@magic-meetings/contract/diets/diet-rules.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { answerButton, idIn, refused, type CardActionContext } from "../cards/card-answer.ts";
import type { CardJson, ChatAnswer } from "../conversations/turn.ts";
import type { MessageKey } from "../messages/en.ts";
import { dietCard } from "./diet-card.ts";
import { eraseVerb, refreshVerb, saveVerb } from "./diet-card-verbs.ts";
import { allergenWords, dietWords } from "./diet-inputs.ts";

const verbs: readonly string[] = [refreshVerb, saveVerb, eraseVerb];

/** Whether a verb is one of the diet card's. */
export function isDietVerb(verb: string): boolean {
  return verbs.includes(verb);
}

/** Answers a button of the diet card with the card as it is then. */
export async function answerDietCardAction(
  verb: string,
  data: Record<string, unknown>,
  context: CardActionContext,
): Promise<ChatAnswer> {
  const { words, api } = context;
  const id = idIn(data, "meetingId");
  if (id === undefined) return refused("NotFound", words.say("chat.dietGone"));
  const missing = verb === saveVerb ? missingIn(data) : [];
  const act = missing.length > 0 ? undefined : actOf(verb, id, data, api);
  return answerButton(
    { act, present: (refusal) => presentCard(id, { refusal, missing }, context), gone: "chat.dietGone" },
    words,
  );
}

function actOf(
  verb: string,
  id: string,
  data: Record<string, unknown>,
  api: ApiClient,
): (() => Promise<unknown>) | undefined {
  if (verb === eraseVerb) return () => api("DELETE /me/diet", {});
  if (verb !== saveVerb) return undefined;
  const body = saidIn(data);
  if (data["scope"] === "once") return () => api("PUT /meetings/:id/my-diet", { params: { id }, body });
  return async () => {
    await api("PUT /me/diet", { body });
    // What was said for this meeting alone would still hold for it.
    await api("DELETE /meetings/:id/my-diet", { params: { id } });
  };
}

/** What the inputs say; words that nobody offered are left out. */
function saidIn({ diets, allergens, nameForAllergy, note }: Record<string, unknown>) {
  const chosen = (value: unknown) => (typeof value === "string" ? value.split(",") : []);
  const withName = nameForAllergy === "true";
  return {
    diets: dietWords.filter((word) => chosen(diets).includes(word)),
    allergens: allergenWords.filter((word) => chosen(allergens).includes(word)),
    nameForAllergy: withName,
    note: withName && typeof note === "string" ? note.trim().slice(0, longestNote) : "",
  };
}

/** What does not go together, so that nothing personal is sent that the person did not mean to. */
function missingIn(data: Record<string, unknown>): MessageKey[] {
  const { allergens, nameForAllergy } = saidIn(data);
  const { note } = data;
  if (nameForAllergy && allergens.length === 0) return ["diet.nameWithoutAllergy"];
  return !nameForAllergy && typeof note === "string" && note.trim() !== "" ? ["diet.noteWithoutName"] : [];
}

async function presentCard(
  id: string,
  { refusal, missing }: { refusal: Problem | undefined; missing: readonly MessageKey[] },
  { api, links, channelUserId, words }: CardActionContext,
): Promise<CardJson> {
  const { view, text, locale } = await api("GET /meetings/:id/my-diet/card", { params: { id } });
  const sentences = missing.map((key) => words.say(key));
  return dietCard(view, text, { locale, links, refreshFor: [channelUserId], refusal, sentences });
}
