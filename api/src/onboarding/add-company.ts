import { locales } from "@magic-meetings/contract/identity/identity.ts";
import { z } from "zod";
import type { Database } from "../db/pool.ts";
import { inTenant } from "../db/transaction.ts";
import { insertCompany } from "./add-company-sql.ts";

const zones = new Set(Intl.supportedValuesOf("timeZone"));

/** What is asked of whoever installs the service, before anybody can sign in. */
export const companyFactsSchema = z.strictObject({
  name: z.string().trim().min(1, "has to say what the company is called").max(200),
  directory: z.guid("has to be the id of the directory in Microsoft Entra"),
  domain: z.hostname("has to be a mail domain such as contoso.com"),
  currency: z.string().regex(/^[A-Z]{3}$/, "has to be a currency such as EUR"),
  "time-zone": z
    .string()
    .refine((zone) => zone === "UTC" || zones.has(zone), "has to be a time zone such as Europe/Oslo"),
  language: z.enum(locales, `has to be one of ${locales.join(", ")}`).default("en"),
  administrator: z.guid("has to be the object id of a person in Microsoft Entra"),
  "administrator-name": z.string().trim().min(1, "has to be the person's name").max(200),
  "administrator-email": z.email("has to be the person's mail address"),
});
export type CompanyFacts = z.infer<typeof companyFactsSchema>;

/** Adds a company with its first administrator, who does the rest in the app. False where its directory has one already. */
export function addCompany(
  ownerPool: Database,
  facts: CompanyFacts,
  { now, newId }: { now: Date; newId: () => string },
): Promise<boolean> {
  const tenantId = newId();
  return inTenant(ownerPool, tenantId, (tx) =>
    insertCompany(tx, {
      tenantId,
      name: facts.name,
      entraTenantId: facts.directory,
      domains: [facts.domain.toLowerCase()],
      currency: facts.currency,
      timeZone: facts["time-zone"],
      locale: facts.language,
      administrator: {
        userId: newId(),
        roleId: newId(),
        entraObjectId: facts.administrator,
        name: facts["administrator-name"],
        email: facts["administrator-email"],
      },
      now,
    }),
  );
}
