import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { upkeepers } from "../places/maintained.ts";
import { fileSchema, idSchema, momentSchema, pageQuery, pageSchema } from "../words/words.ts";
import { consentTextInputSchema, consentTextSchema } from "./consent-text.ts";
import { eraseInputSchema, erasureProofSchema } from "./erasure.ts";
import { keptPolicySchema, policyInputSchema } from "./kept-policy.ts";
import { knownVisitorSchema, visitorExportSchema } from "./known-visitor.ts";
import { lookUpSchema } from "./look-up.ts";
import { erasureReasons, lookUpWays } from "./privacy-words.ts";

/** Those who look after visitors at a site; the sites a role is held for are the policy's question. */
const readers = { roles: ["receptionist", "security", "facility", "admin"] } as const;
const administrators = { roles: ["admin"] } as const;
const byId = { params: z.strictObject({ id: idSchema }) };
const lookUpFilter = {
  user: idSchema.optional(),
  site: idSchema.optional(),
  how: z.enum(lookUpWays).optional(),
  from: momentSchema.optional(),
  to: momentSchema.optional(),
};

export const privacyEndpoints = {
  "GET /visit-policies": endpoint({
    summary: "What holds for visits at each site that the reader looks after, by name",
    access: readers,
    response: z.strictObject({ items: z.array(keptPolicySchema) }),
  }),
  "GET /sites/:id/visit-policy": endpoint({
    summary: "What holds for visits at a site",
    access: readers,
    ...byId,
    versioned: true,
    response: keptPolicySchema,
  }),
  "PUT /sites/:id/visit-policy": endpoint({
    summary: "Say what holds for visits at a site; a shorter retention is followed at once",
    access: upkeepers,
    ...byId,
    body: policyInputSchema,
    versioned: true,
    response: keptPolicySchema,
  }),
  "GET /sites/:id/consent-texts": endpoint({
    summary: "What visitors of a site read of their data, every version, the latest first",
    access: readers,
    ...byId,
    response: z.strictObject({ items: z.array(consentTextSchema) }),
  }),
  "POST /sites/:id/consent-texts": endpoint({
    summary: "Say it anew in a language: a new version, which visitors read from now on",
    access: upkeepers,
    ...byId,
    body: consentTextInputSchema,
    status: 201,
    response: consentTextSchema,
  }),
  "PUT /visits/:id/photo": endpoint({
    summary: "Keep the visitor's picture for her badge, where the site allows it, for as long as it says",
    access: readers,
    ...byId,
    body: z.strictObject({ jpeg: z.base64().max(280_000) }),
    bodyLimit: 300_000,
    status: 204,
    response: z.undefined(),
  }),
  "GET /visits/:id/photo": endpoint({
    summary: "The visitor's picture, for reception and security of its site",
    access: readers,
    ...byId,
    file: ["image/jpeg"],
    response: fileSchema,
  }),
  "DELETE /visits/:id/photo": endpoint({
    summary: "Forget the visitor's picture",
    access: readers,
    ...byId,
    status: 204,
    response: z.undefined(),
  }),
  "GET /visitors": endpoint({
    summary: "Find people from outside by name, company, address or telephone; the search is noted, without its words",
    access: administrators,
    query: z.strictObject({ search: z.string().trim().min(2).max(200) }),
    response: z.strictObject({ items: z.array(knownVisitorSchema), isCut: z.boolean() }),
  }),
  "GET /visitors/:id/export": endpoint({
    summary: "Everything that is kept of a person",
    access: administrators,
    ...byId,
    response: visitorExportSchema,
  }),
  "GET /visitors/:id/export.html": endpoint({
    summary: "The same to read",
    access: administrators,
    ...byId,
    file: ["text/html"],
    response: fileSchema,
  }),
  "GET /visitors/:id/export.csv": endpoint({
    summary: "The same as a table: where it is kept, what it is called, what it is",
    access: administrators,
    ...byId,
    file: ["text/csv"],
    response: fileSchema,
  }),
  "POST /visitors/:id/erase": endpoint({
    summary: "Erase a person's data for good, everywhere; gives the proof",
    access: administrators,
    ...byId,
    body: eraseInputSchema,
    response: erasureProofSchema,
  }),
  "GET /visitor-erasures": endpoint({
    summary: "Proofs of erasure, the latest first",
    access: administrators,
    query: z.strictObject({ ...pageQuery, because: z.enum(erasureReasons).optional() }),
    response: pageSchema(erasureProofSchema),
  }),
  "GET /visitor-erasures/:id/file": endpoint({
    summary: "A proof of erasure as a file",
    access: administrators,
    ...byId,
    file: ["text/plain"],
    response: fileSchema,
  }),
  "GET /visitor-look-ups": endpoint({
    summary: "Who searched for visitors by name, when and where, the latest first; never for whom",
    access: administrators,
    query: z.strictObject({ ...pageQuery, ...lookUpFilter }),
    response: pageSchema(lookUpSchema),
  }),
  "GET /visitor-look-ups/export": endpoint({
    summary: "The same list as a file, its latest 10,000",
    access: administrators,
    query: z.strictObject(lookUpFilter),
    file: ["text/csv"],
    response: fileSchema,
  }),
};
