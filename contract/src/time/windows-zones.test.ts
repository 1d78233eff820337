import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { isIanaZone, toIanaZone, toWindowsZone } from "./windows-zones.ts";

interface ZoneData {
  windowsToIana: Record<string, string>;
  ianaToWindows: Record<string, string>;
  ianaAliasToWindows: Record<string, string>;
}

const contracts =
  process.env["CONTRACTS_DIR"] ?? fileURLToPath(new URL("../../../../shared/contracts", import.meta.url));
const file = `${contracts}/timezones/windows-zones.json`;

describe("zone names", () => {
  it.each([
    ["Romance Standard Time", undefined, "Europe/Paris"],
    ["Romance Standard Time", "Europe/Copenhagen", "Europe/Copenhagen"],
    ["Romance Standard Time", "America/New_York", "Europe/Paris"],
    ["W. Europe Standard Time", "Europe/Oslo", "Europe/Oslo"],
    ["Europe/Kyiv", undefined, "Europe/Kyiv"],
    ["tzone://Microsoft/Utc", undefined, "Etc/UTC"],
    ["Customized Time Zone", undefined, undefined],
    ["", undefined, undefined],
  ])("%s with %s is %s", (name, preferred, zone) => {
    expect(toIanaZone(name, preferred)).toBe(zone);
  });

  it("knows no Windows name for what is no zone", () => {
    expect(toWindowsZone("Mars/Olympus")).toBeUndefined();
    expect(isIanaZone("Mars/Olympus")).toBe(false);
  });
});

describe.skipIf(!existsSync(file))(`zone names of CLDR (needs ${file}; set CONTRACTS_DIR)`, () => {
  const data = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as ZoneData) : undefined;

  it("maps all 139 Windows names to their first zone", () => {
    const entries = Object.entries(data?.windowsToIana ?? {});
    expect(entries).toHaveLength(139);
    expect(entries.filter(([name, zone]) => toIanaZone(name) !== zone)).toEqual([]);
  });

  it("maps every IANA name, aliases included, to its Windows name and back with preference", () => {
    const entries = Object.entries({ ...data?.ianaAliasToWindows, ...data?.ianaToWindows });
    expect(entries.length).toBeGreaterThanOrEqual(590);
    expect(entries.filter(([zone, name]) => toWindowsZone(zone) !== name || toIanaZone(name, zone) !== zone)).toEqual(
      [],
    );
  });
});
