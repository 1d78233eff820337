// Hvor mange der kommer, og om en ordre følger dem.

import type { en } from "./head-count-messages-en.ts";
import type { FeatureSentences } from "../messages/feature-text.ts";

export const da: FeatureSentences<keyof typeof en> = {
  "headCount.title": "Antal deltagere",
  "headCount.order": "Bestilling {number}",
  "headCount.counts":
    "Inviteret: {invited}. Ja: {accepted}, måske: {tentative}, nej: {declined}, intet svar: {unanswered}.",
  "headCount.right": "{service}: {quantity}, til alle, der kommer",
  "headCount.differs": "{service}: {quantity} bestilt, {wanted} skal bruges",
  "headCount.settled": "{service}: {quantity}, ligger fast siden {moment}",
  "headCount.asks": "Du bliver spurgt {moment}.",
  "headCount.applies": "Den følger selv fra {moment}.",
  "headCount.appliesLast": "Den følger selv en sidste gang kort før {moment}.",
  "headCount.tooLate": "Det er for sent at bestille mere af det.",
  "headCount.question": "Skal bestilling {number} følge dem, der kommer?",
  "headCount.saves": "Det sparer {amount}. Gratis indtil {moment}. Uden svar ændres intet.",
  "headCount.costs": "Det koster {amount} mere. Gratis indtil {moment}. Uden svar ændres intet.",
  "headCount.change": "{service}: {before} bestilt, {after} skal bruges",
  "headCount.follow": "Ret til {after}",
  "headCount.followAll": "Ret alle",
  "headCount.followNow": "Ret nu til dem, der kommer",
  "headCount.keep": "Behold {before}",
  "headCount.keepAll": "Behold alle",
  "headCount.followed": "Rettet til antallet, der kommer",
  "headCount.followedLine": "{service}: {before} før, {after} nu",
  "headCount.kept": "Beholdt, som det var",
  "headCount.keptHint": "Ingen bliver spurgt igen før fristen.",
  "headCount.unanswered": "Ingen svarede i tide, så intet blev ændret.",
  "headCount.refused": "Den kunne ikke følge dem, der kommer, og forbliver, som den var.",
  "headCount.changed": "Nogen svarede på invitationen imens. Sådan ser tallene ud nu.",
  "headCount.saved": {
    one: "Sparet indtil nu: {amount}, {count} portion",
    other: "Sparet indtil nu: {amount}, {count} portioner",
  },
};
