import { z } from "zod";
import { idSchema, momentSchema, referenceSchema } from "../words/words.ts";
import { directions, refusalsAtDoor } from "./verify-rules.ts";

export const verifySchema = z.strictObject({
  /** What the reader read, `MM1:` included or not. */
  code: z.string().min(1).max(200),
  accessPointId: idSchema,
  direction: z.enum(directions).default("in"),
});

export const verifiedSchema = z.strictObject({
  granted: z.boolean(),
  because: z.enum(refusalsAtDoor).nullable(),
  /** With a yes: what a door can use. Who it is stays with the reception. */
  visit: z.strictObject({ id: idSchema, wheelchair: z.boolean() }).nullable(),
  validUntil: momentSchema.nullable(),
  /** With `moved`: when the meeting is now. */
  movedTo: z.strictObject({ start: momentSchema, end: momentSchema }).nullable(),
  /** Its entry in the door log. */
  tryId: idSchema,
});
export type Verified = z.infer<typeof verifiedSchema>;

/** One entry of the door log. */
export const accessTrySchema = z.strictObject({
  id: idSchema,
  at: momentSchema,
  accessPoint: referenceSchema,
  site: referenceSchema.extend({ timeZone: z.string() }),
  direction: z.enum(directions),
  granted: z.boolean(),
  because: z.enum(refusalsAtDoor).nullable(),
  apiKey: referenceSchema,
  visitId: idSchema.nullable(),
});
export type AccessTry = z.infer<typeof accessTrySchema>;

/** A pass as a door keeps it to work without a network: nothing but hashes and times. */
export const fedPassSchema = z.strictObject({
  id: idSchema,
  /** withdrawn: it opens none of the key's access points any more, if it ever did; nothing else is said of it. */
  state: z.enum(["valid", "withdrawn"]),
  /** SHA-256 of the 16 bytes of the code, in hexadecimal. A pass that is issued again has another one. */
  codeSha256: z.string().nullable(),
  /** Between these moments it opens. */
  validFrom: momentSchema.nullable(),
  validUntil: momentSchema.nullable(),
  /** The key's access points that it opens. */
  accessPointIds: z.array(idSchema),
  changedAt: momentSchema,
});
export type FedPass = z.infer<typeof fedPassSchema>;
