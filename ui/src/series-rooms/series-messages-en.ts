import type { Sentence } from "../messages/en.ts";

/** Rooms of a series, date by date. */
export const en = {
  "series.title": "Room for all dates",
  "series.coming": { one: "{count} date to come", other: "{count} dates to come" },
  "series.comingOn": {
    one: "{count} date to come by {day}; later ones follow by themselves",
    other: "{count} dates to come by {day}; later ones follow by themselves",
  },
  "series.none": "No date of this series is still to come.",
  "series.freeOn": "Free on {free} of {dates} dates",
  "series.freeOnAll": { one: "Free on the one date", other: "Free on all {count} dates" },
  "series.heldOn": "Held on {held} of {dates} dates",
  "series.heldOnAll": { one: "Held on the one date", other: "Held on all {count} dates" },
  "series.nothingFits": "No room is free on any of the dates.",
  "series.look": "See dates",
  "series.lookAt": "See the dates of {room}",
  "series.hideDates": "Hide dates",
  "series.hideDatesOf": "Hide the dates of {room}",
  "series.others": { one: "{count} more room", other: "{count} more rooms" },
  "series.fewer": "Show fewer rooms",
  "series.other": "Other room",
  "series.keep": "Keep {room}",
  "series.release": "Release {room} on all dates",
  "series.released": {
    one: "{room} is released on {count} date.",
    other: "{room} is released on {count} dates.",
  },
  "series.dates": "Dates of {room}",
  "series.acceptAlternatives": {
    one: "Accept the replacement on {count} date",
    other: "Accept the replacements on {count} dates",
  },
  "series.hold": { one: "Hold {room} on {count} date", other: "Hold {room} on {count} dates" },
  "series.holdMixed": { one: "Hold rooms on {count} date", other: "Hold rooms on {count} dates" },
  "series.holding": { one: "Holding a room on {count} date", other: "Holding rooms on {count} dates" },
  "series.nothingToHold": "Choose at least one date.",
  "series.done": { one: "A room is held on {count} date.", other: "Rooms are held on {count} dates." },
  "series.doneMissed": {
    one: "On {count} date the room was taken meanwhile. See what is left below.",
    other: "On {count} dates the room was taken meanwhile. See what is left below.",
  },
  "series.conflicts": { one: "{count} date has no room", other: "{count} dates have no room" },
  "series.elsewhere": { one: "Another room on {count} date", other: "Another room on {count} dates" },
  "series.conflictsHint":
    "Somebody else has {room} then, or it was released. Look at the dates and accept replacements.",

  "date.free": "Free",
  "date.held": "Held",
  "date.conflict": "Taken",
  "date.not_allowed": "Not possible",
  "date.take": "{room} on {date}",
  "date.instead": "{room} instead",
  "date.insteadOn": "{room} instead, on {date}",
  "date.noAlternative": "No other room is free",
  "date.releaseOn": "Release {room} on {date}",
  "date.moved": "Moved",
} as const satisfies Record<string, Sentence>;
