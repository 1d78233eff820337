// The verbs of the approval card's buttons: they come back to the bot, also from cards of earlier days.

export const refreshVerb = "approval.refresh";
export const approveVerb = "approval.approve";
export const rejectVerb = "approval.reject";
export const reopenVerb = "approval.reopen";
