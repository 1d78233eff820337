// The verbs of the buttons on the card about what is left alone: they come back to the bot, also from cards of earlier days.

export const refreshVerb = "orphan.refresh";
export const repairVerb = "orphan.repair";
