import type { Sentence } from "./en.ts";
import type { movesEn } from "./moves-en.ts";

/** Danish: a meeting that moved, and what to do about what that costs. */
export const movesDa: Record<keyof typeof movesEn, Sentence> = {
  "move.open": "Venter på dit svar",
  "move.intro":
    "Mødet er flyttet fra {before} til {after}. Dette flyttede ikke med, fordi det koster et gebyr eller ikke kan fås på det tidspunkt:",
  "move.line": "{quantity} × {service}",
  "move.moment": "{before} → {after}",
  "move.cannot": "Kan ikke leveres på det tidspunkt",
  "move.instead": "Muligt i stedet: {service}, {moment}",
  "move.until": "Svar senest {moment}.",
  "move.default.keep": "Uden svar leveres alt, som det var bestilt.",
  "move.default.change": "Uden svar flyttes det, og gebyret opkræves.",
  "move.default.cancel": "Uden svar annulleres det, og gebyret opkræves.",
  "move.keep": "Behold som bestilt",
  "move.change": "Flyt for {fee}",
  "move.changeFree": "Flyt",
  "move.cancel": "Annuller for {fee}",
  "move.cancelFree": "Annuller",
  "move.keepMeans": "Behold: leveres på det gamle tidspunkt, intet gebyr, {total} i alt",
  "move.changeMeans": "Flyt: gebyr {fee} og {total} for leveringen",
  "move.cancelMeans": "Annuller: gebyr {fee}, intet leveres",
  "move.answered": "Besvaret",
  "move.answeredBy": "{name} svarede",
  "move.lapsed": "Ingen svarede i tide, så standardvalget gælder",
  "move.withdrawn": "Der er ikke længere noget at svare på",
  "move.superseded": "Mødet er flyttet igen",
  "move.chose.keep": "Beholdt som bestilt",
  "move.chose.change": "Flyttet",
  "move.chose.changeFee": "Flyttet for {fee}",
  "move.chose.cancel": "Annulleret",
  "move.chose.cancelFee": "Annulleret for {fee}",
  "move.fallback": "{title}. {state}. Åbn mødet i Teams for at svare.",
  "chat.moveGone": "Spørgsmålet findes ikke længere, eller det er ikke dit at se.",
  "problem.move_over": "Nogen har allerede svaret, eller mødet er flyttet igen. Sådan ser det ud nu.",
};
