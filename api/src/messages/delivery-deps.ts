import type { ApprovalCardView } from "@magic-meetings/contract/approvals/approval.ts";
import type { MeetingCardView } from "@magic-meetings/contract/messages/message.ts";
import type { Channel } from "@magic-meetings/contract/messages/message-words.ts";
import type { ActivityChannel } from "@magic-meetings/contract/messages/activity-channel.ts";
import type { MailChannel } from "@magic-meetings/contract/messages/mail-channel.ts";
import type { MessageChannel } from "@magic-meetings/contract/messages/message-channel.ts";
import type { ApprovalQuestion } from "../approvals/load-approval-card.ts";
import type { Clock } from "../clock/clock.ts";
import type { CommandDeps } from "../commands/run-command.ts";
import type { Queries } from "../db/queries.ts";
import type { CircuitBreaker } from "./circuit-breaker.ts";
import type { CardQuestion } from "../meetings/load-meeting-card.ts";

/** The meeting as its card shows it to a person now; undefined where it is gone or not for that person. */
export type LoadMeetingCard = (db: Queries, question: CardQuestion) => Promise<MeetingCardView | undefined>;

/** The approval as its card shows it to a person now; undefined where it is gone or not for that person. */
export type LoadApprovalCard = (db: Queries, question: ApprovalQuestion) => Promise<ApprovalCardView | undefined>;

export interface DeliveryLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

/** Users are told in chat, in the activity feed or by mail; visitors by mail. What has no channel waits. */
export interface DeliveryChannels {
  teams?: MessageChannel;
  activity?: ActivityChannel;
  email?: MailChannel;
}

export interface Pace {
  now(): Date;
  /** Ends early when the delivery is to stop. */
  wait(milliseconds: number, stop: AbortSignal | undefined): Promise<void>;
}

/** What the delivery of messages works with. */
export interface DeliveryDeps {
  commands: CommandDeps;
  clock: Clock;
  channels: DeliveryChannels;
  /** Absent: a channel is called whatever became of the calls before. */
  breakers?: Partial<Record<Channel, CircuitBreaker>>;
  loadMeetingCard: LoadMeetingCard;
  loadApprovalCard: LoadApprovalCard;
  /** The address of a visitor's page, from the last part of it. */
  visitPageUrl: (link: string) => string;
  /** The address of a page of the tab, for example `/approvals`. */
  pageUrl: (page: string) => string;
  /** The address that ends mails of a kind, from the last part of it. */
  unsubscribeUrl: (link: string) => string;
  /** From 0 to 1, for the jitter of pauses. */
  random: () => number;
  log: DeliveryLog;
  /** Keeps the channels' limits, by a clock that nobody moves; absent: they are not looked at. */
  pace?: Pace;
  /** How long a channel may take for one message. */
  timeoutMilliseconds?: number;
  /** Messages of one tenant that are on their way at a time. */
  concurrency?: number;
  /** Much happens that live screens wait for: messages leave slowly until it is over. Only where there is a pace. */
  isStorm?: () => boolean;
}

/** What a run of the delivery did. `refused`: completions that came after the lease was lost. */
export interface DeliveryCounts {
  sent: number;
  failed: number;
  postponed: number;
  suppressed: number;
  refused: number;
}
