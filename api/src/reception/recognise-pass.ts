import { readQrText } from "@magic-meetings/contract/access-passes/pass-code-rules.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { recognise, type Recognition } from "@magic-meetings/contract/reception/recognise-rules.ts";
import { sha256 } from "../access-passes/pass-codes.ts";
import type { Queries } from "../db/queries.ts";
import { findVisit, type VisitRecord } from "../visits/visit-sql.ts";
import { findPassByCode } from "./pass-sql.ts";
import { siteDay } from "./site-day.ts";

/** Whose pass a reader read, and what the desk has to know of it. */
export async function recognisePass(
  db: Queries,
  { tenantId, siteId, text, now }: { tenantId: string; siteId: string; text: string; now: Date },
): Promise<{ recognition: Recognition; visit: VisitRecord }> {
  const code = readQrText(text);
  const visitId = code && (await findPassByCode(db, { tenantId, codeSha256: sha256(Buffer.from(code, "base64url")) }));
  const visit = visitId ? await findVisit(db, { tenantId, id: visitId }) : undefined;
  if (visit === undefined) throw new Refusal("not_found", "This is no pass of a visit");
  const dayOf = (moment: Date) => siteDay(moment, visit.site.timeZone);
  return { recognition: recognise(recognisable(visit), { siteId, now, dayOf }), visit };
}

function recognisable({ site, status, clearance, start, end, movedFrom }: VisitRecord) {
  return {
    siteId: site.id,
    status,
    clearance,
    start: start.toISOString(),
    end: end.toISOString(),
    movedFrom: movedFrom && { start: movedFrom.start.toISOString(), end: movedFrom.end.toISOString() },
  };
}
