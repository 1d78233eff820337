import type { Locale, Role } from "@magic-meetings/contract/identity/identity.ts";
import type { DemoVendorKind } from "./demo-categories.ts";
import type { DemoCompanyPerson, DemoDepartment } from "./demo-company.ts";

export const nordlysDepartments: DemoDepartment[] = [
  { key: "sales", name: "Sales", code: 4100, owner: "bo" },
  { key: "product", name: "Product", code: 4200, owner: "karen" },
  { key: "people", name: "People", code: 4300, owner: "mette" },
  { key: "finance", name: "Finance", code: 4400, owner: "thomas" },
  { key: "it", name: "IT", code: 4500, owner: "gunnar" },
  { key: "executive", name: "Executive office", code: 4900, owner: "ulla" },
];

export const nordlysPeople: DemoCompanyPerson[] = [
  office("copenhagen", "Anna Kjær", "Key account manager", "sales", "en"),
  office("copenhagen", "Bo Winther", "Sales director", "sales", "da", "approver"),
  vendorStaff("copenhagen", "Carla Mendes", "Head of the kitchen", "kitchen", "en"),
  office("copenhagen", "Elena Dam", "Facility manager", "people", "en", "facility"),
  office("copenhagen", "Finn Sørensen", "Controller", "finance", "da", "finance"),
  office("copenhagen", "Greta Holm", "Systems administrator", "it", "en", "admin"),
  { ...office("copenhagen", "Ida Krogh", "Executive assistant", "sales", "da"), delegateOf: "anna" },
  vendorStaff("copenhagen", "Jens Bech", "Dispatcher, Smørrebrød & Sons", "caterer", "da"),
  office("copenhagen", "Karen Vestergaard", "Product director", "product", "da", "approver"),
  office("copenhagen", "Lars Damgaard", "Engineer", "product", "da"),
  office("copenhagen", "Mette Juhl", "Head of people", "people", "da", "approver"),
  office("copenhagen", "Niels Friis", "IT and building security", "it", "da", "security"),
  { ...office("copenhagen", "Pia Thorsen", "Receptionist", "people", "da", "receptionist"), siteRole: true },
  office("copenhagen", "Rasmus Holt", "Account manager", "sales", "da"),
  office("copenhagen", "Sofie Lund", "People partner", "people", "da"),
  office("copenhagen", "Thomas Brandt", "Chief financial officer", "finance", "de", "approver", "finance"),
  office("copenhagen", "Ulla Nygaard", "Office of the chief executive", "executive", "da", "approver"),
  vendorStaff("copenhagen", "Viggo Dahl", "House technician", "facility", "da"),
  { ...office("oslo", "Dag Halvorsen", "Receptionist", "people", "nb", "receptionist"), siteRole: true },
  office("oslo", "Astrid Berg", "Account manager", "sales", "nb"),
  vendorStaff("oslo", "Bjørn Haugen", "Head of the kitchen", "kitchen", "nb"),
  office("oslo", "Eirik Solberg", "Engineer", "product", "nb"),
  vendorStaff("oslo", "Frida Moen", "Dispatcher, Nordmat Catering", "caterer", "nb"),
  office("oslo", "Gunnar Lie", "IT director", "it", "nb", "approver"),
  office("oslo", "Hanne Strand", "People partner", "people", "nb"),
  { ...office("oslo", "Ingrid Aas", "Facility manager", "people", "nb", "facility"), siteRole: true },
  office("oslo", "Kari Nilsen", "Accountant", "finance", "nb", "finance"),
  office("oslo", "Magnus Vik", "Account manager", "sales", "nb"),
  office("oslo", "Nora Eide", "Designer", "product", "nb"),
  vendorStaff("oslo", "Oskar Lunde", "House technician", "facility", "nb"),
  office("milan", "Hugo Ferrari", "Product manager", "product", "it"),
  office("milan", "Alessia Conti", "Account manager", "sales", "it"),
  vendorStaff("milan", "Bianca Marino", "Head of the kitchen", "kitchen", "it"),
  vendorStaff("milan", "Dario Greco", "Dispatcher, Trattoria dei Navigli", "caterer", "it"),
  vendorStaff("milan", "Fabio Gallo", "House technician", "facility", "it"),
  { ...office("milan", "Giulia Ricci", "Receptionist", "people", "it", "receptionist"), siteRole: true },
  office("milan", "Luca Romano", "Account manager", "sales", "it"),
  { ...office("milan", "Marta Colombo", "Facility manager", "people", "it", "facility"), siteRole: true },
  office("milan", "Paolo Esposito", "Accountant", "finance", "it"),
  office("milan", "Sara Fontana", "Designer", "product", "en"),
];

function office(
  site: string,
  name: string,
  title: string,
  department: string,
  locale: Locale,
  ...roles: Role[]
): DemoCompanyPerson {
  return { person: shortName(name), name, title, site, department, roles: ["organizer", ...roles], locale };
}

function vendorStaff(
  site: string,
  name: string,
  title: string,
  vendor: DemoVendorKind,
  locale: Locale,
): DemoCompanyPerson {
  return { person: shortName(name), name, title, site, roles: ["vendor"], vendor, locale };
}

function shortName(name: string): string {
  return (name.split(" ")[0] ?? "").toLowerCase().replace("ø", "o");
}
