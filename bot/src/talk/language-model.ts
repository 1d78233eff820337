import type { Understood } from "./intents.ts";

/** What may be asked of a language model: to read a sentence that the grammar did not. Nothing depends on it. */
export interface LanguageModel {
  understand(text: string): Promise<Understood | undefined>;
}

/** The default: there is no model, and nobody's words leave the service. */
export const refusingLanguageModel: LanguageModel = { understand: async () => undefined };
