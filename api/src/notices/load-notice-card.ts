import type { NoticeCardView } from "@magic-meetings/contract/notices/notice.ts";
import type { Queries } from "../db/queries.ts";
import { holdsRole, type Principal } from "../identity/principal.ts";
import { findAlarm, findDisabledWebhook } from "./notice-sql.ts";
import type { Notice } from "./notice-thread.ts";

/** A notice as it stands now; undefined where it is over or not for the viewer. */
export async function loadNoticeCard(
  db: Queries,
  { notice: { kind, id }, viewer }: { notice: Notice; viewer: Principal },
): Promise<NoticeCardView | undefined> {
  const { tenantId } = viewer;
  if (kind === "webhook_disabled") {
    return holdsRole(viewer, "admin") ? findDisabledWebhook(db, { tenantId, id }) : undefined;
  }
  return holdsRole(viewer, "admin", "security") ? findAlarm(db, { tenantId, id }) : undefined;
}
