import { z } from "zod";
import { endpoint } from "../http/endpoint.ts";
import { locales } from "../identity/identity.ts";
import { momentSchema } from "../words/words.ts";
import { visitorDetailsSchema, visitorPageSchema } from "./visitor-page.ts";

/** By the visitor's own link, which is all that says who asks. */
const byLink = {
  access: { visitor: true },
  params: z.strictObject({ link: z.string().max(100) }),
} as const;

/** Answers are kept for repeated requests, and nobody's name is kept there: the page is read anew. */
const unsaid = { status: 204, response: z.undefined() } as const;

export const visitorPageEndpoints = {
  "GET /visit-pages/:link": endpoint({
    summary: "A visit as its visitor sees it",
    ...byLink,
    response: visitorPageSchema,
  }),
  "POST /visit-pages/:link/details": endpoint({
    summary: "Change the visitor's phone number and what she needs",
    ...byLink,
    body: visitorDetailsSchema,
    ...unsaid,
  }),
  "POST /visit-pages/:link/confirm": endpoint({
    summary: "Say that one comes; the host is told",
    ...byLink,
    ...unsaid,
  }),
  "POST /visit-pages/:link/late": endpoint({
    summary: "Say when one comes instead; the host and the reception are told",
    ...byLink,
    body: z.strictObject({ expectedAt: momentSchema }),
    ...unsaid,
  }),
  "POST /visit-pages/:link/house-rules": endpoint({
    summary: "Agree to the house rules as they were shown",
    ...byLink,
    body: z.strictObject({ number: z.int().min(1), locale: z.enum(locales) }),
    ...unsaid,
  }),
  "POST /visit-pages/:link/locale": endpoint({
    summary: "Choose the language of the page and of the mails",
    ...byLink,
    body: z.strictObject({ locale: z.enum(locales) }),
    ...unsaid,
  }),
  "POST /visit-pages/:link/erase": endpoint({
    summary: "Erase what is kept of the visitor; the visit itself goes on without a name",
    ...byLink,
    response: z.strictObject({ erased: z.literal(true) }),
  }),
};
