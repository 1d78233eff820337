/** Who of an organizer and her delegates gets a card. */
export const toldChoices = ["organizer", "delegate", "both"] as const;
export type ToldChoice = (typeof toldChoices)[number];
