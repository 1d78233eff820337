import type { ReceptionVisit } from "@magic-meetings/contract/reception/reception.ts";
import { foldName } from "@magic-meetings/contract/visits/fold-name-rules.ts";
import type { Principal } from "../identity/principal.ts";
import { presentVisit } from "../visits/present-visit.ts";
import type { ReceptionVisitRecord } from "./snapshot-sql.ts";

/** A visit as a tablet keeps it; for readers at the site's reception. */
export function presentReceptionVisit(principal: Principal, record: ReceptionVisitRecord): ReceptionVisit {
  const { visit, rooms, floor, searchText, codeSha256, call } = record;
  return {
    ...presentVisit(principal, visit),
    rooms,
    floor,
    // The directory holds no telephone numbers.
    hostPhone: "",
    searchText: [searchText, foldName(`${visit.host.name} ${visit.needs.plate}`)].join(" ").trim(),
    codeSha256,
    hostAnswer:
      call === null
        ? null
        : {
            toldAt: call.toldAt.toISOString(),
            about: call.about,
            answer: call.answer,
            by: call.by,
            asked: call.asked,
            answeredAt: call.answeredAt?.toISOString() ?? null,
            escalatedAt: call.escalatedAt?.toISOString() ?? null,
          },
  };
}
