// The verbs of the task card's buttons: they come back to the bot, also from cards of earlier days.

export const refreshVerb = "task.refresh";
export const startVerb = "task.start";
export const finishVerb = "task.finish";
