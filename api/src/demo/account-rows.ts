import { demoIds, type DemoCompany, type DemoDepartment, type DemoSite } from "./demo-company.ts";
import { addRow, maintained, toMinor, type DemoRows } from "./demo-rows.ts";

/** In euros; a site's `limitScale` makes its own currency of it. */
const approvalLimit = 2_000;
const budget = 120_000;

/** Money that an account has given away: held by open orders, posted by delivered ones. */
export interface AccountUse {
  heldMinor: number;
  postedMinor: number;
}

/** Cost centres for every department in every currency, what is owed to vendors, and one account a currency in between. */
export function addAccountRows(rows: DemoRows, company: DemoCompany, uses: ReadonlyMap<string, AccountUse>): void {
  for (const site of company.sites) {
    for (const department of company.departments) addCostCentre(rows, { company, site, department, uses });
    for (const vendor of site.vendors) {
      addAccount(rows, {
        id: demoIds.payable(company, site, vendor.kind),
        code: `${prefix(site)}-V-${vendor.kind.toUpperCase()}`,
        name: vendor.name,
        kind: "vendor_payable",
        currency: site.currency,
        vendor_id: demoIds.vendor(company, site, vendor.kind),
      });
    }
  }
  for (const currency of new Set(company.sites.map((site) => site.currency))) {
    const id = demoIds.clearing(company, currency);
    addAccount(rows, { id, code: `CLR-${currency}`, name: `Commitments in ${currency}`, kind: "clearing", currency });
  }
}

interface CostCentre {
  company: DemoCompany;
  site: DemoSite;
  department: DemoDepartment;
  uses: ReadonlyMap<string, AccountUse>;
}

function addCostCentre(rows: DemoRows, { company, site, department, uses }: CostCentre): void {
  const id = demoIds.costCentre(company, department.key, site);
  const use = uses.get(id);
  addAccount(rows, {
    id,
    code: `${prefix(site)}-${department.code}`,
    name: `${department.name}, ${site.name}`,
    kind: "cost_centre",
    currency: site.currency,
    owner_id: demoIds.user(company, department.owner),
    approval_limit_minor: toMinor(approvalLimit * site.limitScale),
    budget_minor: toMinor(budget * site.limitScale),
    held_minor: use?.heldMinor ?? 0,
    posted_minor: use?.postedMinor ?? 0,
  });
  for (const person of company.people) {
    if (person.department !== department.key || !person.roles.includes("organizer")) continue;
    addRow(rows, "account_user", { account_id: id, user_id: demoIds.user(company, person.person) });
  }
}

function addAccount(rows: DemoRows, account: Record<string, unknown>): void {
  const empty = { owner_id: null, vendor_id: null, approval_limit_minor: null, budget_minor: null };
  addRow(rows, "account", { ...empty, held_minor: 0, posted_minor: 0, ...account, ...maintained() });
}

function prefix({ key }: DemoSite): string {
  return key.slice(0, 3).toUpperCase();
}
