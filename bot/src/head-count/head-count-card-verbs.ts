// The verbs of the head count card's buttons: they come back to the bot, also from cards of earlier days.

export const refreshVerb = "head-count.refresh";
export const followVerb = "head-count.follow";
export const keepVerb = "head-count.keep";
export const undoVerb = "head-count.undo";
