import { initialsOf } from "@magic-meetings/contract/visits/initials-rules.ts";
import type { Visit, Visitor } from "@magic-meetings/contract/visits/visit.ts";
import { allowedVisitActions } from "@magic-meetings/contract/visits/visit-rules.ts";
import type { Principal } from "../identity/principal.ts";
import { seesNames } from "./visit-access.ts";
import type { VisitorRecord, VisitRecord } from "./visit-sql.ts";

/** A visit as the reader may see it: who has no need of the person sees initials, and nothing that leads to her. */
export function presentVisit(principal: Principal, visit: VisitRecord): Visit {
  const masked = !seesNames(principal, visit);
  const { id, meeting, needs, pass, movedFrom } = visit;
  return {
    id,
    visitor: visit.visitor === null ? null : presentVisitor(visit.visitor, masked),
    meeting:
      meeting === null
        ? null
        : {
            id: meeting.id,
            subject: meeting.subject,
            start: meeting.start.toISOString(),
            end: meeting.end.toISOString(),
            status: meeting.status,
          },
    site: visit.site,
    host: visit.host,
    purpose: masked ? "" : visit.purpose,
    start: visit.start.toISOString(),
    end: visit.end.toISOString(),
    movedFrom: movedFrom === null ? null : { start: movedFrom.start.toISOString(), end: movedFrom.end.toISOString() },
    lateUntil: moment(visit.lateUntil),
    source: visit.source,
    needs: masked ? { ...needs, plate: "" } : needs,
    note: masked ? "" : visit.note,
    status: visit.status,
    clearance: visit.clearance,
    pass:
      pass === null
        ? null
        : { validFrom: pass.validFrom.toISOString(), validTo: pass.validTo.toISOString(), status: pass.status },
    arrivedAt: moment(visit.arrivedAt),
    leftAt: moment(visit.leftAt),
    leftHow: visit.leftHow,
    badgeNumber: visit.badgeNumber,
    badgeLostAt: moment(visit.badgeLostAt),
    version: visit.version,
    allowed: allowedVisitActions(visit),
  };
}

function presentVisitor({ id, name, email, phone, company, locale }: VisitorRecord, masked: boolean): Visitor {
  if (masked) return { id, name: initialsOf(name), email: "", phone: "", company: "", locale, masked };
  return { id, name, email, phone, company, locale, masked };
}

function moment(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}
