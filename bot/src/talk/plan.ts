import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { MoveConsequences } from "@magic-meetings/contract/moves/move.ts";
import type { OrderConsequences } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { MessageKey } from "../messages/en.ts";
import type { Values, Words } from "../messages/words.ts";
import type { Draft } from "./draft.ts";

// What comes of a draft: a question with its fields, or a proposal with everything that is to be known before it is done.

/** Who is talking: the client acts for them, days are those of their own clock. */
export interface Speaker {
  api: ApiClient;
  words: Words;
  now: Date;
  zone: string;
}

export interface Choice {
  title: string;
  value: string;
}

export type Field =
  | { name: "meetingId" | "serviceId" | "siteId" | "target"; choices: readonly Choice[]; value?: string | undefined }
  | { name: "count"; value?: number | undefined }
  | { name: "toDay" | "toTime"; value?: string | undefined };

export interface Question {
  kind: "question";
  draft: Draft;
  why: { key: MessageKey; values?: Values } | undefined;
  /** Nothing is missing: somebody wants it otherwise. */
  isChange?: boolean;
  fields: readonly Field[];
}

export interface OrderProposal {
  kind: "order";
  draft: Draft;
  meeting: Pick<Meeting, "id" | "subject" | "start" | "end" | "version">;
  site: { name: string; timeZone: string };
  locationId: string;
  /** Where it is brought; null: nobody knows yet. */
  room: string | null;
  service: OfferedService;
  quantity: number;
  total: Money;
  deliverAt: string;
  /** Only where it is not the service's own moment. */
  isOwnMoment: boolean;
  /** A time was said at which it cannot be had. */
  isOtherMoment: boolean;
}

export interface MeetingProposal {
  kind: "meeting";
  draft: Draft;
  timeZone: string;
  consequences: MoveConsequences;
}

export interface LineProposal {
  kind: "line";
  draft: Draft;
  meeting: Pick<Meeting, "id" | "subject" | "start">;
  timeZone: string;
  order: Pick<ServiceOrder, "id" | "number" | "version">;
  what: string;
  deliverAt: string;
  /** Null: it is cancelled. */
  to: string | null;
  costs: OrderConsequences;
}

export type Proposal = OrderProposal | MeetingProposal | LineProposal;
export type Plan = Question | Proposal;
