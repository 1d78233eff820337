import { z } from "zod";

// Shapes that every feature uses. Times on the wire are RFC 3339 with an offset; money is minor units with an ISO 4217 currency.

/** An entity id: a UUID (version 7 where we made it). */
export const idSchema = z.uuid();

/** A moment: RFC 3339 with offset, for example `2026-11-21T10:00:00+01:00`. */
export const momentSchema = z.iso.datetime({ offset: true });

/** An IANA time zone name. Windows names are mapped before they get here. */
export const timeZoneSchema = z.string().min(1).max(64);

export const currencySchema = z.string().regex(/^[A-Z]{3}$/);

export const moneySchema = z.strictObject({ amountMinor: z.int(), currency: currencySchema });
export type Money = z.infer<typeof moneySchema>;

/** A note: several lines, bounded. */
export const noteSchema = z.string().max(2000);

export const emailSchema = z.string().trim().toLowerCase().min(3).max(320).includes("@");

/** Whether an action is possible now, and if not, the error code that says why. Screens disable by it and say why. */
export const allowanceSchema = z.strictObject({ ok: z.boolean(), because: z.string().optional() });
export type Allowance = z.infer<typeof allowanceSchema>;

/** A named thing that another resource points at. */
export const referenceSchema = z.strictObject({ id: idSchema, name: z.string() });

/** A keyset page: `next` is an opaque cursor for `after`, or null at the end. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable() });
}

export interface Page<Item> {
  items: Item[];
  next: string | null;
}

/** The query of every list. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
};

/** A file as an answer. */
export const fileSchema = z.strictObject({
  type: z.string(),
  name: z.string(),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
