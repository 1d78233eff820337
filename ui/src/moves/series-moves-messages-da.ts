import type { FeatureSentences } from "../messages/feature-text.ts";
import type { en } from "./series-moves-messages-en.ts";

/** Danish: what another time or pattern of a series means, date by date. */
export const da: FeatureSentences<keyof typeof en> = {
  title: "Datoerne, som invitationen siger nu",
  loading: "Ser efter, hvad de nye datoer betyder",
  allFree: "Alt følger med uden gebyr",
  asks: { one: "{count} dato skal ses efter", other: "{count} datoer skal ses efter" },
  moved: { one: "{count} dato flyttes.", other: "{count} datoer flyttes." },
  ended: {
    one: "{count} dato udgår med det, der hænger ved.",
    other: "{count} datoer udgår med det, der hænger ved.",
  },
  added: { one: "{count} dato er ny.", other: "{count} datoer er nye." },
  "rooms.follow": { one: "Lokalet følger med på {count} dato.", other: "Lokalet følger med på {count} datoer." },
  "rooms.lost": {
    one: "Lokalet er ikke ledigt på {count} dato; et andet tilbydes.",
    other: "Lokalet er ikke ledigt på {count} datoer; andre tilbydes.",
  },
  free: {
    one: "Det, der er bestilt til {count} dato, følger med.",
    other: "Det, der er bestilt til {count} datoer, følger med.",
  },
  askedLater: "Vælg for en dato her, ellers bliver du spurgt i chatten, når opdateringen sendes.",
  "date.fee": "{when}: det koster {fee} at flytte",
  "date.ends": "{when}: det koster {fee} at aflyse",
  more: {
    one: "{count} senere dato med bestillinger er ikke set efter; det, der koster gebyr, spørges der om i chatten.",
    other: "{count} senere datoer med bestillinger er ikke set efter; det, der koster gebyr, spørges der om i chatten.",
  },
};
