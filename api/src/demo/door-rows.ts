import type { RefusalAtDoor } from "@magic-meetings/contract/access-passes/verify-rules.ts";
import { demoIds, type DemoCompany } from "./demo-company.ts";
import { demoId, demoNumber } from "./demo-id.ts";
import { addRow, maintained, minutesAfter, type DemoRow, type DemoRows } from "./demo-rows.ts";

const day = 24 * 3_600_000;
const door = "Main entrance";

/**
 * The turnstiles of the company's first site: a key, and what was shown there in the last days by visitors who came. The
 * key opens nothing, because nobody has its secret.
 */
export function addDoorRows(rows: DemoRows, company: DemoCompany, now: Date): void {
  const [site] = company.sites;
  if (site === undefined) return;
  const siteId = demoIds.site(company, site);
  const apiKeyId = demoId(`${company.key}/api-key/turnstiles`);
  const accessPointId = demoId(`${company.key}/access-point/${site.key}/${door}`);
  addRow(rows, "api_key", {
    id: apiKeyId,
    name: `Turnstiles, ${site.name}`,
    prefix: `demo${company.key.replace(/\W/g, "")}`,
    secret_sha256: `\\x${"00".repeat(32)}`,
    scopes: ["access_passes.verify", "access_passes.feed"],
    last_used_at: now,
    ...maintained(),
  });
  addRow(rows, "api_key_place", {
    id: demoId(`${apiKeyId}/place`),
    api_key_id: apiKeyId,
    site_id: siteId,
    access_point_id: accessPointId,
    created_at: maintained()["created_at"],
  });
  const atDoor = { api_key_id: apiKeyId, access_point_id: accessPointId, site_id: siteId };
  const passOf = new Map((rows.get("access_pass") ?? []).map(({ id, visit_id }) => [visit_id, id]));
  for (const visit of rows.get("visit") ?? []) {
    if (visit["site_id"] === siteId) addTriesOf(rows, visit, { atDoor, passId: passOf.get(visit["id"]) ?? null, now });
  }
}

interface AtDoor {
  atDoor: DemoRow;
  passId: unknown;
  now: Date;
}

function addTriesOf(rows: DemoRows, visit: DemoRow, { atDoor, passId, now }: AtDoor): void {
  const { id, arrived_at: arrivedAt, left_at: leftAt } = visit;
  const add = (what: string, at: Date, direction: "in" | "out", because: RefusalAtDoor | null) => {
    if (at > now) return;
    const isKnown = because !== "unknown";
    addRow(rows, "access_try", {
      id: demoId(`${String(id)}/try/${what}`, at),
      at,
      ...atDoor,
      direction,
      because,
      access_pass_id: isKnown ? passId : null,
      visit_id: isKnown ? id : null,
    });
  };
  if (!(arrivedAt instanceof Date) || now.getTime() - arrivedAt.getTime() > 3 * day) return;
  const dice = demoNumber(`${String(id)}/door`, 10);
  if (dice === 0) add("early", minutesAfter(arrivedAt, -70), "in", "not_yet");
  if (dice === 1) add("unreadable", minutesAfter(arrivedAt, -1), "in", "unknown");
  add("in", arrivedAt, "in", null);
  if (dice === 2) add("again", minutesAfter(arrivedAt, 1), "in", "passed_back");
  if (leftAt instanceof Date) add("out", leftAt, "out", null);
}
