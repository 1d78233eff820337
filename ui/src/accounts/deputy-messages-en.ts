// Who stands in for an account's owner.

import type { Sentence } from "../messages/en.ts";

export const en = {
  "deputies.title": "Deputies of {account}",
  "deputies.about": "Orders above the account’s limit go to {name}. Deputies decide in the owner’s place.",
  "deputies.none": "Nobody stands in for the owner",
  "deputies.noneHint": "When the owner does not answer in time, finance is asked.",
  "deputies.deputy": "Deputy {name}",
  "deputies.who": "Who",
  "deputies.from": "From",
  "deputies.until": "Until, this day included",
  "deputies.standsIn": "Asked at once, in the owner’s place",
  "deputies.standing": "Without an end: asked when the owner has not answered in time",
  "deputies.hours": "Hours until others are asked",
  "deputies.hoursHint":
    "Counted in the opening hours of the site where it is delivered. First the deputies are asked, after as many hours again finance.",
  "deputies.add": "Add a deputy",
  "deputies.remove": "Remove {name}",
  "deputies.save": "Save",
  "deputies.saved": "Saved",
} as const satisfies Record<string, Sentence>;
