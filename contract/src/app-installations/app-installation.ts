import { z } from "zod";
import { momentSchema } from "../words/words.ts";

// The app is installed for people who should be told something in chat and never opened it, where their company permits that.

export const appInstallationsSchema = z.strictObject({
  /** For whom the app was installed, or was there already. */
  installed: z.int().min(0),
  /** For whom Microsoft 365 refused it, though it does permit it in general. */
  refused: z.int().min(0),
  /** Since when the company does not permit it to the app at all; null: it does, or it was never tried. */
  notPermittedSince: momentSchema.nullable(),
});
export type AppInstallations = z.infer<typeof appInstallationsSchema>;
