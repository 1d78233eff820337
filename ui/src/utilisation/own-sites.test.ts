import type { HeldRole } from "@magic-meetings/contract/identity/identity.ts";
import { expect, it } from "vitest";
import { ownSites, seesUtilisation } from "./own-sites.ts";

const sites = [{ id: "oslo" }, { id: "milan" }];

it.each<[string, HeldRole[], boolean, string[]]>([
  ["the administrator", [{ role: "admin" }], true, ["oslo", "milan"]],
  ["facility management", [{ role: "facility" }, { role: "facility", siteId: "oslo" }], true, ["oslo", "milan"]],
  ["facility management of a site", [{ role: "facility", siteId: "oslo" }], true, ["oslo"]],
  ["an organizer", [{ role: "organizer" }], false, []],
  ["reception of a site", [{ role: "receptionist", siteId: "milan" }], false, []],
])("shows %s her own sites", (_, roles, sees, own) => {
  expect(seesUtilisation(roles)).toBe(sees);
  expect(ownSites(roles, sites).map(({ id }) => id)).toEqual(own);
});
