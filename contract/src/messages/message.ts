import { z } from "zod";
import { idSchema } from "../words/words.ts";
import type { BudgetCardView } from "../accounts/budget-warning.ts";
import type { ApprovalCardView, OrderApproval } from "../approvals/approval.ts";
import type { DietCardView } from "../diets/diet.ts";
import type { HandOverCardView } from "../hand-over/hand-over.ts";
import type { HeadCountCardView } from "../head-count/head-count.ts";
import type { MailFailedCardView } from "../mail/mail-failed.ts";
import type { Meeting } from "../meetings/meeting.ts";
import type { MoveCardView } from "../moves/move.ts";
import type { NoticeCardView } from "../notices/notice.ts";
import type { OrphanCardView } from "../orphans/orphan.ts";
import type { ProductionOrder } from "../production-orders/production-order.ts";
import type { ArrivalCardView } from "../reception/host-call.ts";
import type { RoomBooking, RoomWait } from "../rooms/room-booking.ts";
import type { FeedbackCardView } from "../service-orders/receive.ts";
import type { SeriesOrderCardView } from "../series-orders/series-order.ts";
import type { TaskCardView } from "../tasks/task.ts";
import type { CardKind } from "./message-words.ts";
import type { LateCardView } from "../visitor-pages/late-card.ts";
import type { ClosedDelivery } from "../vendors/closed-delivery.ts";

// message: a signal told to a person or system over a communication channel, from a message template, kept in the message log.

/** A bot conversation with one user, in no SDK's words. */
export const conversationSchema = z.strictObject({
  entraObjectId: idSchema,
  channel: z.literal("teams"),
  serviceUrl: z.url().max(500),
  conversationId: z.string().min(1).max(500),
  /** The ids that the channel gave the bot and the person. */
  botId: z.string().max(200),
  channelUserId: z.string().max(200),
  status: z.enum(["installed", "blocked", "removed"]),
});
export type Conversation = z.infer<typeof conversationSchema>;

/** The meeting as its one card shows it: everything the organizer has to know, as it is now. */
export interface MeetingCardView {
  meeting: Meeting;
  productionOrders: Pick<
    ProductionOrder,
    "id" | "number" | "vendor" | "status" | "deliverAt" | "deliverTo" | "declined" | "proposal"
  >[];
  /** Rooms that the meeting had or asked for and did not keep: declined, or released because nobody checked in. */
  lostRooms: RoomBooking[];
  /** The rooms that it waits for or is offered. */
  roomWaits: RoomWait[];
  /** Whose decision its orders wait or waited for; absent: nobody's. */
  orderApprovals?: OrderApproval[];
  /** What is to be delivered when its vendor is closed; absent: nothing. */
  closedDeliveries?: Pick<ClosedDelivery, "number" | "vendor" | "site" | "deliverAt" | "holiday">[];
  /** How many visitors come: still expected, here or left again, and held until security decides; absent: none. */
  visitors?: { expected: number; arrived: number; waiting: number };
}

/** What a card of each kind shows. */
export interface MessageViews {
  meeting_card: MeetingCardView;
  approval_card: ApprovalCardView;
  head_count_card: HeadCountCardView;
  move_card: MoveCardView;
  diet_card: DietCardView;
  task_card: TaskCardView;
  series_order_card: SeriesOrderCardView;
  feedback_card: FeedbackCardView;
  budget_card: BudgetCardView;
  hand_over_card: HandOverCardView;
  orphan_card: OrphanCardView;
  mail_failed_card: MailFailedCardView;
  late_card: LateCardView;
  arrival_card: ArrivalCardView;
  notice_card: NoticeCardView;
}

/** A kind of card with what it shows. */
export type ShownMessage = { [Kind in CardKind]: { kind: Kind; view: MessageViews[Kind] } }[CardKind];

/** The words of a message, rendered from its template for the receiver's locale. */
export const renderedTextSchema = z.strictObject({ title: z.string(), summary: z.string() });
export type RenderedText = z.infer<typeof renderedTextSchema>;
