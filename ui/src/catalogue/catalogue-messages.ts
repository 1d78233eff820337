import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./catalogue-messages-en.ts";

export type CatalogueMessageKey = keyof typeof en;

export const catalogueMessages = featureMessages<CatalogueMessageKey>({
  en: () => import("./catalogue-messages-en.ts").then((file) => file.en),
  da: () => import("./catalogue-messages-da.ts").then((file) => file.da),
});
