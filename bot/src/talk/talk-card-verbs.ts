// The verbs of the cards that come of talking: they come back to the bot, also from cards of earlier days.

/** Does what the card shows. */
export const confirmVerb = "talk.confirm";
/** Shows the fields behind what was understood. */
export const changeVerb = "talk.change";
/** Takes what was filled in or chosen, and shows it again. */
export const reviewVerb = "talk.review";
export const neverMindVerb = "talk.never_mind";
/** Shows the list of meetings or visitors, or what was done, as it is now. */
export const refreshVerb = "talk.refresh";

const verbs: readonly string[] = [confirmVerb, changeVerb, reviewVerb, neverMindVerb, refreshVerb];

/** Whether a verb is one of the cards that come of talking. */
export function isTalkVerb(verb: string): boolean {
  return verbs.includes(verb);
}
