import type { MessageKind } from "@magic-meetings/contract/messages/message-words.ts";
import type { ShownMessage } from "@magic-meetings/contract/messages/message.ts";
import { budgetOfThread } from "../accounts/budget-card-thread.ts";
import { loadBudgetCard } from "../accounts/load-budget-card.ts";
import { approvalOfThread } from "../approvals/approval-card-thread.ts";
import type { Queries } from "../db/queries.ts";
import { meetingOfDietThread } from "../diets/diet-card-thread.ts";
import { loadDietCard } from "../diets/load-diet-card.ts";
import { handOverOfThread } from "../hand-over/hand-over-card-thread.ts";
import { loadHandOverCard } from "../hand-over/read-hand-over.ts";
import { orderOfHeadCountThread } from "../head-count/head-count-card-thread.ts";
import { loadHeadCountCard } from "../head-count/load-head-count-card.ts";
import { loadMailFailedCard } from "../mail/load-mail-failed-card.ts";
import { visitOfFailedMail } from "../mail/mail-threads.ts";
import { loadMoveCard } from "../moves/load-move-card.ts";
import { meetingOfMoveThread } from "../moves/move-card-thread.ts";
import type { KnownUser } from "../identity/identity-sql.ts";
import type { Principal } from "../identity/principal.ts";
import { loadOrphanCard } from "../orphans/load-orphan-card.ts";
import { loadNoticeCard } from "../notices/load-notice-card.ts";
import { noticeOfThread } from "../notices/notice-thread.ts";
import { orphanOfThread } from "../orphans/orphan-card-thread.ts";
import { groupOfArrivalThread } from "../reception/arrival-card-thread.ts";
import { loadArrivalCard } from "../reception/load-arrival-card.ts";
import { loadSeriesOrderCard } from "../series-orders/load-series-order-card.ts";
import { seriesOrderOfThread } from "../series-orders/series-order-card-thread.ts";
import { loadFeedbackCard } from "../service-orders/load-feedback-card.ts";
import { loadTaskCard } from "../tasks/load-task-card.ts";
import { productionOfTaskThread } from "../tasks/task-card-thread.ts";
import { visitOfLateThread } from "../visitor-pages/late-card-thread.ts";
import { loadLateCard } from "../visitor-pages/load-late-card.ts";
import type { DeliveryDeps } from "./delivery-deps.ts";

export type ShowDeps = Pick<DeliveryDeps, "clock" | "loadMeetingCard" | "loadApprovalCard">;

/** Which thing it is. */
export interface ShownThing {
  kind: MessageKind;
  meetingId: string | null;
  thread: string;
}

/** What a message shows of its thing, as it is now and as its reader may see it; undefined where there is nothing. */
export async function loadShown(
  db: Queries,
  { clock, loadMeetingCard, loadApprovalCard }: ShowDeps,
  { message: { kind, meetingId, thread }, viewer }: { message: ShownThing; viewer: Principal },
): Promise<ShownMessage | undefined> {
  const now = clock.now();
  switch (kind) {
    case "meeting_card": {
      const view = meetingId === null ? undefined : await loadMeetingCard(db, { meetingId, viewer, now });
      return view && { kind, view };
    }
    case "head_count_card": {
      const orderId = orderOfHeadCountThread(thread);
      const view = orderId === undefined ? undefined : await loadHeadCountCard(db, { orderId, viewer, now });
      return view && { kind, view };
    }
    case "arrival_card": {
      const groupId = groupOfArrivalThread(thread);
      const view = groupId === undefined ? undefined : await loadArrivalCard(db, { groupId, viewer });
      return view && { kind, view };
    }
    case "orphan_card": {
      const orphanId = orphanOfThread(thread);
      const view = orphanId === undefined ? undefined : await loadOrphanCard(db, { orphanId, viewer, now });
      return view && { kind, view };
    }
    case "move_card": {
      const moved = meetingOfMoveThread(thread);
      const view = moved === undefined ? undefined : await loadMoveCard(db, { meetingId: moved, viewer, now });
      return view && { kind, view };
    }
    case "hand_over_card": {
      const handOverId = handOverOfThread(thread);
      const view = handOverId === undefined ? undefined : await loadHandOverCard(db, { handOverId, viewer, now });
      return view && { kind, view };
    }
    case "diet_card": {
      const about = meetingOfDietThread(thread);
      const view = about === undefined ? undefined : await loadDietCard(db, { meetingId: about, viewer });
      return view && { kind, view };
    }
    case "budget_card": {
      const budget = budgetOfThread(thread);
      const view = budget === undefined ? undefined : await loadBudgetCard(db, { ...budget, viewer });
      return view && { kind, view };
    }
    case "approval_card": {
      const approvalId = approvalOfThread(thread);
      const view = approvalId === undefined ? undefined : await loadApprovalCard(db, { approvalId, viewer, now });
      return view && { kind, view };
    }
    case "task_card": {
      const productionOrderId = productionOfTaskThread(thread);
      const view = productionOrderId === undefined ? undefined : await loadTaskCard(db, { productionOrderId, viewer });
      return view && { kind, view };
    }
    case "series_order_card": {
      const seriesOrderId = seriesOrderOfThread(thread);
      const view = seriesOrderId && (await loadSeriesOrderCard(db, { seriesOrderId, thread, viewer, now }));
      return view ? { kind, view } : undefined;
    }
    case "notice_card": {
      const notice = noticeOfThread(thread);
      const view = notice === undefined ? undefined : await loadNoticeCard(db, { notice, viewer, now });
      return view && { kind, view };
    }
    case "late_card": {
      const visitId = visitOfLateThread(thread);
      const view = visitId === undefined ? undefined : await loadLateCard(db, { visitId, viewer });
      return view && { kind, view };
    }
    case "mail_failed_card": {
      const visitId = visitOfFailedMail(thread);
      const view = visitId === undefined ? undefined : await loadMailFailedCard(db, { visitId, viewer });
      return view && { kind, view };
    }
    case "visit_mail":
    case "digest_mail":
      return undefined;
    case "feedback_card": {
      const view = meetingId === null ? undefined : await loadFeedbackCard(db, { meetingId, viewer, now });
      return view && { kind, view };
    }
  }
}

/** The receiver as somebody who asks, because a card shows what its reader may do. */
export function userPrincipal(tenantId: string, { id, name, roles }: KnownUser): Principal {
  return { kind: "user", id: `user:${id}`, tenantId, userId: id, name, roles, scopes: [] };
}
