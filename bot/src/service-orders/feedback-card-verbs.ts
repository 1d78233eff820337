// The verbs of the buttons of "How was it?": they come back to the bot, also from cards of earlier days.

export const refreshVerb = "feedback.refresh";
export const sendVerb = "feedback.send";

/** The names of a line's fields in what comes back. */
export function ratingField(lineId: string): string {
  return `rating:${lineId}`;
}

export function leftField(lineId: string): string {
  return `left:${lineId}`;
}

export const wordsField = "words";
