import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv, type ErrorObject } from "ajv";
import type { CardJson } from "../conversations/turn.ts";

// What the tests of cards share: the public schema, and ways to look into a card.

const contracts =
  process.env["CONTRACTS_DIR"] ?? fileURLToPath(new URL("../../../../shared/contracts", import.meta.url));
const schemaFile = `${contracts}/cards/adaptive-card-1.5.0.ajv.json`;

/** Holds a card against the Adaptive Card 1.5 schema: its errors or null. Undefined where the schema is not there. */
export const cardSchema = existsSync(schemaFile) ? readSchema() : undefined;

function readSchema(): (card: CardJson) => ErrorObject[] | null {
  const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as object;
  const validate = new Ajv({ strict: false, logger: false, validateFormats: false }).compile(schema);
  return (card) => {
    validate(withoutTeamsWords(card));
    return validate.errors ?? null;
  };
}

/** The schema knows neither Teams' own words nor where they are spread over the card. */
function withoutTeamsWords(card: CardJson): CardJson {
  return Object.fromEntries(Object.entries(card).filter(([name]) => name !== "msteams"));
}

/** Everything within a card that is an object. */
export function elementsOf(value: unknown): CardJson[] {
  if (Array.isArray(value)) return value.flatMap(elementsOf);
  if (typeof value !== "object" || value === null) return [];
  return [value as CardJson, ...Object.values(value).flatMap(elementsOf)];
}

export function textsOf(card: CardJson): string[] {
  return elementsOf(card["body"]).flatMap(({ text }) => (typeof text === "string" ? [text] : []));
}
