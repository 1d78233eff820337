import type { feedbackEn } from "./feedback-en.ts";

/** Danish: how it was, after the meeting. */
export const feedbackDa: Record<keyof typeof feedbackEn, string> = {
  "feedback.open": "Dit svar hjælper næste gang",
  "feedback.thanks": "Tak for svaret",
  "feedback.rating": "Hvordan var {service}?",
  "feedback.rating.1": "1 – dårligt",
  "feedback.rating.2": "2",
  "feedback.rating.3": "3 – i orden",
  "feedback.rating.4": "4",
  "feedback.rating.5": "5 – meget godt",
  "feedback.left": "Hvor meget blev der til overs af {service}?",
  "feedback.tooMuch": "Højst {count}",
  "feedback.words": "Andet?",
  "feedback.send": "Send",
  "feedback.change": "Ret svaret",
  "feedback.said": "{service}: {rating} af 5",
  "feedback.saidLeft": "{service}: {left} til overs",
  "feedback.saidBoth": "{service}: {rating} af 5, {left} til overs",
  "feedback.fallback": "{title}. {state}.",
  "feedback.gone": "Der er ikke noget at sige om dette møde.",
};
