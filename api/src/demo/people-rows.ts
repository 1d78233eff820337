import { demoIds, personEmail, type DemoCompany, type DemoCompanyPerson } from "./demo-company.ts";
import { demoId } from "./demo-id.ts";
import { addRow, maintained, type DemoRows } from "./demo-rows.ts";

/** Users and the roles they hold, for one site, vendor or account where the demo says so. */
export function addPeopleRows(rows: DemoRows, company: DemoCompany): void {
  for (const person of company.people) {
    const site = siteOf(company, person);
    addRow(rows, "app_user", {
      id: demoIds.user(company, person.person),
      entra_object_id: demoIds.entraObject(company, person.person),
      name: person.name,
      email: personEmail(company, person),
      title: person.title,
      locale: person.locale,
      time_zone: site.timeZone,
      home_site_id: demoIds.site(company, site),
      ...maintained(),
    });
    for (const scope of scopesOf(company, person)) addRow(rows, "user_role", scope);
  }
}

export function siteOf(company: DemoCompany, person: DemoCompanyPerson): DemoCompany["sites"][number] {
  const site = company.sites.find(({ key }) => key === person.site);
  if (site === undefined) throw new Error(`${person.person} works at the unknown site ${person.site}`);
  return site;
}

function scopesOf(company: DemoCompany, person: DemoCompanyPerson) {
  const site = siteOf(company, person);
  return person.roles.map((role) => ({
    id: demoId(`${company.key}/role/${person.person}/${role}`),
    user_id: demoIds.user(company, person.person),
    role,
    site_id: person.siteRole && role !== "organizer" ? demoIds.site(company, site) : null,
    vendor_id: role === "vendor" && person.vendor ? demoIds.vendor(company, site, person.vendor) : null,
    created_at: maintained().created_at,
  }));
}
