import type { allergens, diets, Unit } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { RoomRuleTerms } from "@magic-meetings/contract/rooms/room-rule.ts";
import type { Locale, Role } from "@magic-meetings/contract/identity/identity.ts";
import type { CategoryKey, DemoVendorKind } from "./demo-categories.ts";
import { demoId } from "./demo-id.ts";

// A company as the demo writes it down: in words, without ids. The rows are made from it by the `*-rows.ts` files.

export interface DemoCompany {
  key: string;
  name: string;
  domain: string;
  currency: string;
  timeZone: string;
  locale: Locale;
  sites: readonly DemoSite[];
  people: readonly DemoCompanyPerson[];
  departments: readonly DemoDepartment[];
  /** Who approves the rooms that are given on request only. */
  approver?: string;
  userGroups: readonly DemoUserGroup[];
  roomGroups: readonly DemoRoomGroup[];
  roomRules: readonly DemoRoomRule[];
}

export interface DemoUserGroup {
  name: string;
  people: readonly string[];
}

export interface DemoRoomGroup {
  name: string;
  rooms: readonly string[];
}

/** A rule's terms with groups of people by their names. */
type DemoTerms<Terms> = Terms extends { groupIds: string[] }
  ? Omit<Terms, "groupIds"> & { groups: readonly string[] }
  : Terms;

export interface DemoRoomRule {
  name: string;
  /** One of both. */
  room?: string;
  group?: string;
  terms: DemoTerms<RoomRuleTerms>;
}

/** A room that is made of others with removable walls between them, in the order of the walls. */
export interface DemoCombination {
  whole: string;
  parts: readonly string[];
}

export interface DemoSite {
  key: string;
  name: string;
  country: { code: "DK" | "NO" | "IT"; name: string };
  currency: string;
  timeZone: string;
  address: string;
  building: string;
  floors: readonly DemoFloor[];
  combination?: DemoCombination;
  vendors: readonly DemoVendor[];
  services: readonly DemoService[];
  /** In percent: of food and drink, and of everything else. */
  vat: { food: number; other: number };
  /** What one price unit of the account limits is worth here: limits and budgets are written in tens of euros. */
  limitScale: number;
  meetingsPerDay: number;
}

export interface DemoFloor {
  level: number;
  name: string;
  rooms: readonly DemoRoom[];
}

export interface DemoRoom {
  name: string;
  capacity: number;
  features: readonly string[];
  setupMinutes: number;
  cleardownMinutes: number;
  approvalNeeded: boolean;
}

/** As the table `vendor` keeps it, see the migration of the catalogue. */
export type DemoCutOff =
  { kind: "business_minutes"; minutes: number } | { kind: "business_days"; days: number; at: string };

export interface DemoVendor {
  kind: DemoVendorKind;
  name: string;
  weekdays: readonly [string, string];
  weekend: readonly [string, string];
  orderBefore: DemoCutOff;
  changeBefore: DemoCutOff;
  /** What it costs to be later than that; absent: everything. */
  feeTiers?: readonly { percent: number; until: DemoCutOff | null }[];
  largeGroup?: { fromQuantity: number; daysEarlier: number };
  /** Portions. */
  capacityPerHour?: number;
  phone?: string;
  autoAccept?: boolean;
}

export interface DemoService {
  category: CategoryKey;
  name: string;
  description: string;
  /** In whole units of the site's currency. */
  price: number;
  image?: string;
  unit?: Unit;
  diets?: readonly (typeof diets)[number][];
  allergens?: readonly (typeof allergens)[number][];
  options?: readonly (readonly [key: string, name: string, price: number])[];
  popular?: boolean;
  minimum?: number;
  maximum?: number;
  /** Needs longer than its vendor usually asks for. */
  longLead?: boolean;
  weekdays?: readonly number[];
  /** The first and the last day of the year, `MM-DD`. */
  season?: readonly [from: string, until: string];
}

export interface DemoDepartment {
  key: string;
  name: string;
  code: number;
  /** The person who owns its accounts. */
  owner: string;
}

export interface DemoCompanyPerson {
  person: string;
  name: string;
  title: string;
  site: string;
  department?: string;
  roles: readonly Role[];
  /** Roles held for the own site only, or for this vendor of the own site. */
  siteRole?: boolean;
  vendor?: DemoVendorKind;
  locale: Locale;
  delegateOf?: string;
}

/** The ids of a company's things, by the keys under which the demo knows them. */
export const demoIds = {
  tenant: (company: DemoCompany) => demoId(company.key),
  entraTenant: (company: DemoCompany) => demoId(`${company.key}/entra-tenant`),
  entraObject: (company: DemoCompany, person: string) => demoId(`${company.key}/entra-object/${person}`),
  user: (company: DemoCompany, person: string) => demoId(`${company.key}/user/${person}`),
  site: (company: DemoCompany, site: DemoSite) => demoId(`${company.key}/site/${site.key}`),
  floor: (company: DemoCompany, site: DemoSite, floor: DemoFloor) =>
    demoId(`${company.key}/floor/${site.key}/${floor.level}`),
  room: (company: DemoCompany, room: Pick<DemoRoom, "name">) => demoId(`${company.key}/room/${room.name}`),
  vendor: (company: DemoCompany, site: DemoSite, kind: DemoVendorKind) =>
    demoId(`${company.key}/vendor/${site.key}/${kind}`),
  category: (company: DemoCompany, category: CategoryKey) => demoId(`${company.key}/category/${category}`),
  service: (company: DemoCompany, site: DemoSite, service: DemoService) =>
    demoId(`${company.key}/service/${site.key}/${service.name}`),
  costCentre: (company: DemoCompany, department: string, site: DemoSite) =>
    demoId(`${company.key}/account/${department}/${site.key}`),
  payable: (company: DemoCompany, site: DemoSite, kind: DemoVendorKind) =>
    demoId(`${company.key}/payable/${site.key}/${kind}`),
  clearing: (company: DemoCompany, currency: string) => demoId(`${company.key}/clearing/${currency}`),
};

/** A name as it stands in an e-mail address. */
export function addressPart(name: string): string {
  const letters: Record<string, string> = { æ: "ae", ø: "oe", å: "aa", ü: "u", ö: "o", ä: "a", é: "e" };
  return name
    .toLowerCase()
    .replace(/[^\x20-\x7e]/g, (letter) => letters[letter] ?? "")
    .replace(/[^a-z0-9]+/g, "-");
}

export function personEmail(company: DemoCompany, person: DemoCompanyPerson): string {
  return `${addressPart(person.name).replaceAll("-", ".")}@${company.domain}`;
}
