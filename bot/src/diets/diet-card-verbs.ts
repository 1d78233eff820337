// The verbs of the diet card's buttons: they come back to the bot, also from cards of earlier days.

export const refreshVerb = "diet.refresh";
export const saveVerb = "diet.save";
export const eraseVerb = "diet.erase";
