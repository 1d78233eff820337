// The verbs of the meeting card's buttons: they come back to the bot, also from cards of earlier days.

export const refreshVerb = "meeting.refresh";
export const checkInVerb = "room.check_in";
export const extendVerb = "room.extend";
export const takeRoomVerb = "room_wait.take";
export const leaveRoomVerb = "room_wait.leave";
export const acceptProposalVerb = "production.accept_proposal";
export const refuseProposalVerb = "production.refuse_proposal";

/** How much longer a room is kept by the card's button. */
export const extendMinutes = 30;
