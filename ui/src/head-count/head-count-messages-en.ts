// How many come, and whether an order follows them.

import type { Sentence } from "../messages/en.ts";

export const en = {
  "headCount.title": "Head count",
  "headCount.order": "Order {number}",
  "headCount.counts":
    "Invited: {invited}. Accepted: {accepted}, maybe: {tentative}, declined: {declined}, no answer: {unanswered}.",
  "headCount.right": "{service}: {quantity}, as many as come",
  "headCount.differs": "{service}: {quantity} ordered, {wanted} needed",
  "headCount.settled": "{service}: {quantity}, settled {moment}",
  "headCount.asks": "You are asked {moment}.",
  "headCount.applies": "It follows by itself from {moment} on.",
  "headCount.appliesLast": "It follows by itself a last time shortly before {moment}.",
  "headCount.tooLate": "It is too late to order more of it.",
  "headCount.question": "Does order {number} follow those who come?",
  "headCount.saves": "This saves {amount}. Free until {moment}. Without an answer nothing is changed.",
  "headCount.costs": "This costs {amount} more. Free until {moment}. Without an answer nothing is changed.",
  "headCount.change": "{service}: {before} ordered, {after} needed",
  "headCount.follow": "Change to {after}",
  "headCount.followAll": "Change all",
  "headCount.followNow": "Change to those who come now",
  "headCount.keep": "Keep {before}",
  "headCount.keepAll": "Keep all",
  "headCount.followed": "Changed to the number who come",
  "headCount.followedLine": "{service}: {before} before, {after} now",
  "headCount.kept": "Kept as it was",
  "headCount.keptHint": "Nobody is asked again before the cut-off.",
  "headCount.unanswered": "Nobody answered in time, so nothing was changed.",
  "headCount.refused": "It could not follow those who come, and stays as it was.",
  "headCount.changed": "Somebody answered the invite meanwhile. These are the numbers now.",
  "headCount.saved": {
    one: "Saved so far: {amount}, {count} portion",
    other: "Saved so far: {amount}, {count} portions",
  },
} as const satisfies Record<string, Sentence>;
