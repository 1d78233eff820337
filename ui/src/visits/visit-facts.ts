import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import type { FeatureText } from "../messages/feature-text.ts";
import type { VisitMessageKey } from "./visit-messages.ts";

const needs = ["parking", "wheelchair", "wifi", "lunch"] as const;

/** What a visitor needs, in words. */
export function needWords(visit: Pick<Visit, "needs">, text: FeatureText<VisitMessageKey>): string[] {
  const { plate } = visit.needs;
  return needs
    .filter((need) => visit.needs[need])
    .map((need) => (need === "parking" && plate !== "" ? text("parkingPlate", { plate }) : text(`need.${need}`)));
}

/** What a visitor is called where she is shown. */
export function nameOf({ visitor }: Pick<Visit, "visitor">, text: FeatureText<VisitMessageKey>): string {
  if (visitor === null) return text("erased");
  return visitor.masked ? text("masked", { name: visitor.name }) : visitor.name;
}
