import type { NoticeCardView } from "@magic-meetings/contract/notices/notice.ts";
import type { Queries } from "../db/queries.ts";
import { holdsRole, type Principal } from "../identity/principal.ts";
import { findAlarm, findDisabledWebhook, findTestedCompany } from "./notice-sql.ts";
import { findChangedVisitors } from "./changed-visitors-sql.ts";
import { findDecidedVisit, findWaitingVisits } from "./visit-notice-sql.ts";
import type { Notice } from "./notice-thread.ts";

/** A notice as it stands now; undefined where it is over or not for the viewer. */
export async function loadNoticeCard(
  db: Queries,
  { notice: { kind, id }, viewer, now }: { notice: Notice; viewer: Principal; now: Date },
): Promise<NoticeCardView | undefined> {
  const { tenantId } = viewer;
  const isSecurity = holdsRole(viewer, "admin", "security");
  switch (kind) {
    case "webhook_disabled":
      return holdsRole(viewer, "admin") ? findDisabledWebhook(db, { tenantId, id }) : undefined;
    case "codes_guessed":
      return isSecurity ? findAlarm(db, { tenantId, id }) : undefined;
    case "set_up_test":
      return viewer.userId === id ? findTestedCompany(db, tenantId) : undefined;
    case "visits_wait":
      return isSecurity ? findWaitingVisits(db, { tenantId, siteId: id, now }) : undefined;
    case "visit_decided":
      return viewer.userId === null
        ? undefined
        : findDecidedVisit(db, { tenantId, visitId: id, hostId: viewer.userId });
    case "visitors_changed":
      return viewer.userId === null
        ? undefined
        : findChangedVisitors(db, { tenantId, meetingId: id, hostId: viewer.userId });
  }
}
