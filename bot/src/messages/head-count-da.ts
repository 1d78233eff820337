import type { Sentence } from "./en.ts";
import type { headCountEn } from "./head-count-en.ts";

/** Danish: how many come, and whether an order follows them. */
export const headCountDa: Record<keyof typeof headCountEn, Sentence> = {
  "headCount.open": "Venter på dit svar",
  "headCount.askSaves": "Følg dem, der kommer, og spar {amount}. Gratis indtil {moment}.",
  "headCount.askCosts": "Følg dem, der kommer, for {amount} mere. Gratis indtil {moment}.",
  "headCount.change": "{service}: {before} bestilt, {after} skal bruges",
  "headCount.stays": "{service}: {before} bestilt",
  "headCount.less": "{amount} mindre",
  "headCount.more": "{amount} mere",
  "headCount.counts":
    "Inviteret: {invited}. Ja: {accepted}, måske: {tentative}, nej: {declined}, intet svar: {unanswered}.",
  "headCount.default": "Uden svar ændres intet.",
  "headCount.saved": {
    one: "Sparet indtil nu: {amount}, {count} portion",
    other: "Sparet indtil nu: {amount}, {count} portioner",
  },
  "headCount.follow": "Ret til {after}",
  "headCount.followAll": "Ret alle",
  "headCount.keep": "Behold {before}",
  "headCount.keepAll": "Behold alle",
  "headCount.undo": "Fortryd: {before} igen",
  "headCount.undoAll": "Fortryd",
  "headCount.followed": "Rettet til antallet, der kommer",
  "headCount.followedBy": "{name} rettede til antallet, der kommer",
  "headCount.keptBy": "{name} beholdt det, som det var",
  "headCount.keptUnanswered": "Ingen svarede i tide, så intet blev ændret",
  "headCount.withdrawn": "Bestillingen blev ændret eller afsluttet imens: intet at svare på",
  "headCount.refused": "Den kunne ikke følge antallet, der kommer, og forbliver, som den var",
  "headCount.refusedDetail": "Bestillingens regler tillader det ikke.",
  "headCount.quiet": "Der er bestilt til dem, der kommer",
  "headCount.quietApply": "Den følger selv antallet, der kommer",
  "headCount.fallback": "{title}. {state}. Åbn mødet i Teams for at svare.",
  "headCount.speak": "{title}. {question}",
};
