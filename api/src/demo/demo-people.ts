import { fileURLToPath } from "node:url";
import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import { demoIds, personEmail, type DemoCompany } from "./demo-company.ts";
import { fjordBank } from "./fjord-bank.ts";
import { nordlys } from "./nordlys.ts";
import { siteOf } from "./people-rows.ts";

/** The folder of the services' pictures; a service's image is `/pictures/NAME.svg`. */
export const picturesDirectory = fileURLToPath(new URL("pictures", import.meta.url));

/** Everybody who can be played in the demo, by a short name that is unique over both companies. */
export function demoPeople(): DemoPerson[] {
  return [nordlys, fjordBank].flatMap(peopleOf);
}

function peopleOf(company: DemoCompany): DemoPerson[] {
  return company.people.map((person) => ({
    person: person.person,
    name: person.name,
    email: personEmail(company, person),
    company: company.name,
    title: person.title,
    roles: [...person.roles],
    locale: person.locale,
    timeZone: siteOf(company, person).timeZone,
    entraObjectId: demoIds.entraObject(company, person.person),
    entraTenantId: demoIds.entraTenant(company),
  }));
}
