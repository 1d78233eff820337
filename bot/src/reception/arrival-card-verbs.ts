// The verbs of the buttons on the card about visitors who are here: they come back to the bot, also from cards of earlier days.

export const refreshVerb = "arrival.refresh";
export const comingVerb = "arrival.coming";
export const sendUpVerb = "arrival.sendUp";
export const askVerb = "arrival.ask";
