import type { RowFields } from "@magic-meetings/contract/imports/import-words.ts";
import { readPlaceRow } from "@magic-meetings/contract/imports/read-place-row.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { checkRows } from "./check-rows.ts";
import { CompanyPlaces } from "./company-places.ts";
import { lockSites, planForGrowth } from "./company-places-sql.ts";
import type { KindOfImport } from "./import-kind.ts";
import { keysOf } from "./judge-row.ts";
import type { KeyKind } from "./row-key-sql.ts";
import { writePlaces } from "./write-places.ts";

export const placeKind: KindOfImport = {
  kind: "places",
  async prepare({ tx, tenantId }) {
    await planForGrowth(tx);
    await lockSites(tx, tenantId);
  },
  async open(db, { tenantId }) {
    const places = await CompanyPlaces.load(db, tenantId);
    const touched = new Set<string>();
    return {
      async check(queries, args, rows) {
        const checked = await checkRows(queries, { ...args, places }, rows);
        return {
          rows: checked,
          async write(context) {
            const changes = checked.flatMap(({ judged }) => (judged.outcome === "same" ? [] : (judged.change ?? [])));
            await writePlaces(context, places, changes);
            for (const { place } of changes) touched.add(places.site(place.site)?.id ?? "");
            return changes.length;
          },
        };
      },
      finish(context) {
        for (const siteId of touched) signalSite(context, siteId);
      },
    };
  },
  sharedKeys,
};

/** The keys that the row had or has; those of its site only where the site itself is said differently. */
function sharedKeys(before: RowFields, after: RowFields) {
  const all = [readPlaceRow(before).place, readPlaceRow(after).place];
  const keys = all.map(keysOf);
  const [was, is] = all.map(({ site, countryCode, timeZone }) => JSON.stringify([site, countryCode, timeZone]));
  const of = (kind: KeyKind) => [...new Set(keys.flatMap((one) => one[kind] ?? []))];
  return { email: of("email"), reference: of("reference"), name: of("name"), site: was === is ? [] : of("site") };
}

function signalSite(context: CommandContext, siteId: string): void {
  context.signal({
    id: context.newId(),
    kind: "place.changed",
    subject: { type: "place", id: siteId },
    siteId,
    facts: { type: "site" },
  });
}
