import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { FastifyInstance } from "fastify";

/** In bytes. */
export const bodyLimit = 256 * 1024;
const deepest = 32;

/** Reads `application/json` within bounds: depth, no `__proto__`, no text that the database cannot keep. An empty body is no body. */
export function acceptJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser("error", "error");
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("application/json", { parseAs: "string", bodyLimit }, (request, text, done) => {
    const json = text as string;
    if (json.trim() === "") return done(null, undefined);
    if (isDeeperThan(json, deepest)) return done(refusal(`The JSON is nested more than ${deepest} levels deep`));
    return parse(request, json, (error, value: unknown) => {
      if (error) return done(refusal("The body is not valid JSON"));
      if (mayHoldUnstorableText.test(json) && holdsUnstorableText(value))
        return done(refusal("A text has a character that cannot be stored"));
      return done(null, value);
    });
  });
}

/** Text that PostgreSQL refuses: the NUL character, and halves of surrogate pairs. */
export function isStorableText(text: string): boolean {
  return !unstorable.test(text);
}

const unstorable = /\0|\p{Surrogate}/u;
const mayHoldUnstorableText = /\\u(0000|d[89a-f])/i;

function holdsUnstorableText(value: unknown): boolean {
  if (typeof value === "string") return !isStorableText(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, inner]) => !isStorableText(key) || holdsUnstorableText(inner));
}

/** Counts brackets outside of strings, before anything is built from the text. */
function isDeeperThan(json: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < json.length; i += 1) {
    const character = json.charCodeAt(i);
    if (inString) {
      if (character === 0x5c) i += 1;
      else if (character === 0x22) inString = false;
    } else if (character === 0x22) inString = true;
    else if (character === 0x7b || character === 0x5b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
  return false;
}

function refusal(detail: string): Refusal {
  return new Refusal("malformed", detail);
}
