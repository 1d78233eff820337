import { featureMessages } from "../messages/feature-text.ts";
import type { en as editorWords } from "./editor-messages-en.ts";
import type { en as placeWords } from "./place-messages-en.ts";

export type PlaceMessageKey = keyof typeof placeWords | keyof typeof editorWords;

export const placeMessages = featureMessages<PlaceMessageKey>({
  en: async () => {
    const [place, editor] = await Promise.all([import("./place-messages-en.ts"), import("./editor-messages-en.ts")]);
    return { ...place.en, ...editor.en };
  },
  da: async () => {
    const [place, editor] = await Promise.all([import("./place-messages-da.ts"), import("./editor-messages-da.ts")]);
    return { ...place.da, ...editor.da };
  },
});
