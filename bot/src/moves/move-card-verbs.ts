// The verbs of the move card's buttons: they come back to the bot, also from cards of earlier days.

export const refreshVerb = "move.refresh";
export const keepVerb = "move.keep";
export const changeVerb = "move.change";
export const cancelVerb = "move.cancel";
