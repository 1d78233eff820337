import { countAllergens, countDiets } from "@magic-meetings/contract/diets/diet-rules.ts";
import type { DietNumbers } from "@magic-meetings/contract/diets/diet.ts";
import { peopleAt } from "@magic-meetings/contract/head-count/head-count-rules.ts";
import type { HeadCountRule } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Eater, MeetingEaters } from "./eaters-sql.ts";

/**
 * Those who eat at a site: everybody who has not declined. What follows the accepted answers is, once it settles, for
 * those who accepted, for sure or tentatively.
 */
export function whoComes(eaters: MeetingEaters, siteId: string, only: HeadCountRule = "fixed"): Eater[] {
  const known = new Map([...eaters.attendees, eaters.organizer].map((eater) => [eater.email.toLowerCase(), eater]));
  return peopleAt(siteId, eaters)
    .filter(({ response }) => response !== "declined" && (only !== "accepted" || response !== "none"))
    .flatMap(({ email }) => known.get(email.toLowerCase()) ?? []);
}

/** What some people eat, as numbers. */
export function numbersOf(eaters: readonly Eater[]): DietNumbers {
  const said = eaters.flatMap(({ diet }) => diet ?? []);
  return { people: eaters.length, said: said.length, diets: countDiets(said), without: countAllergens(said) };
}
