import type { Me } from "@magic-meetings/contract/identity/identity.ts";
import { describe, expect, it } from "vitest";
import { decidesAtSites, isSecurity } from "./own-sites.ts";

const sites = [{ id: "oslo" }, { id: "milan" }];
const security = { role: "security" } as const;

describe("who decides about visits", () => {
  it.each<[string, Me["roles"], boolean, string[]]>([
    ["security of the company", [security], true, ["oslo", "milan"]],
    ["security of a site", [{ ...security, siteId: "milan" }], true, ["milan"]],
    [
      "security of a site who administers",
      [{ ...security, siteId: "milan" }, { role: "admin" }],
      true,
      ["oslo", "milan"],
    ],
    ["a receptionist", [{ role: "receptionist", siteId: "oslo" }], false, []],
  ])("%s", (_who, roles, is, ids) => {
    expect(isSecurity(roles)).toBe(is);
    expect(decidesAtSites(roles, sites).map(({ id }) => id)).toEqual(ids);
  });
});
