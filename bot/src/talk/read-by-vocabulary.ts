import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { Understood } from "./intents.ts";
import { understand, type UnderstandOptions } from "./understand.ts";

const mostSites = 200;
/** Catalogues that are looked into for a word that nobody knows. */
const mostCatalogues = 4;

/** Reads a sentence with the company's own names: its sites, and its services where the usual words do not do. */
export async function readByVocabulary(
  written: string,
  options: Omit<UnderstandOptions, "vocabulary">,
  api: ApiClient,
): Promise<Understood> {
  const { items: sites } = await api("GET /sites", { query: { limit: mostSites } });
  const understood = understand(written, { ...options, vocabulary: { sites } });
  if (understood.intent !== "unknown") return understood;
  const catalogues = await Promise.all(
    sites
      .slice(0, mostCatalogues)
      .map(({ id }) =>
        api("GET /catalogue", { query: { site: id, at: options.now.toISOString(), includeUnavailable: "true" } }),
      ),
  );
  const services = catalogues.flatMap((catalogue) => catalogue.services.map(({ name }) => name));
  return understand(written, { ...options, vocabulary: { sites, services } });
}
