import type { Sentence } from "../messages/en.ts";

export const en = {
  "plan.smaller": "Show the plan smaller",
  "plan.larger": "Show the plan larger",
} as const satisfies Record<string, Sentence>;
