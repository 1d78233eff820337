import { z } from "zod";

/** A month of the books: `2026-10`. */
export const monthSchema = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);
