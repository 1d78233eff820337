// What another time or pattern of a series means, date by date.

import type { Sentence } from "../messages/en.ts";

export const en = {
  title: "The dates as the invite says now",
  loading: "Looking at what the new dates mean",
  allFree: "Everything follows, free of charge",
  asks: { one: "{count} date needs a look", other: "{count} dates need a look" },
  moved: { one: "{count} date moves.", other: "{count} dates move." },
  ended: { one: "{count} date ends, with what hangs on it.", other: "{count} dates end, with what hangs on them." },
  added: { one: "{count} date is new.", other: "{count} dates are new." },
  "rooms.follow": { one: "The room follows on {count} date.", other: "The room follows on {count} dates." },
  "rooms.lost": {
    one: "The room is not free on {count} date; another one is offered.",
    other: "The room is not free on {count} dates; others are offered.",
  },
  free: { one: "What is ordered for {count} date follows.", other: "What is ordered for {count} dates follows." },
  askedLater: "Choose for a date here, or you are asked about it in the chat when the update is sent.",
  "date.fee": "{when}: moving costs {fee}",
  "date.ends": "{when}: cancelling costs {fee}",
  more: {
    one: "{count} later date with orders was not looked at; what costs a fee on it is asked in the chat.",
    other: "{count} later dates with orders were not looked at; what costs a fee on them is asked in the chat.",
  },
} satisfies Record<string, Sentence>;
