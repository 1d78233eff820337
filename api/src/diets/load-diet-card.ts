import type { DietCardView, MeetingDiet } from "@magic-meetings/contract/diets/diet.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { readDiets } from "./diet-sql.ts";
import { takingPart } from "./say-diet.ts";

export interface DietQuestion {
  meetingId: string;
  viewer: Principal;
}

/** What the asker eats at a meeting, for those who take part in it. */
export async function loadMeetingDiet(db: Queries, { meetingId, viewer }: DietQuestion): Promise<MeetingDiet> {
  const meeting = await takingPart(db, viewer, meetingId);
  const said = await readDiets(db, { tenantId: viewer.tenantId, userId: viewer.userId ?? "", meetingId });
  const { id, subject, start, timeZone } = meeting;
  return { meeting: { id, subject, start: start.toISOString(), timeZone }, ...said };
}

/** The question for a diet as its card shows it; undefined for those who do not take part (any more). */
export async function loadDietCard(db: Queries, question: DietQuestion): Promise<DietCardView | undefined> {
  try {
    return { diet: await loadMeetingDiet(db, question) };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

export interface DietCard {
  view: DietCardView;
  text: RenderedText;
  locale: Locale;
}
