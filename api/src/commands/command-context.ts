import type { MessageKind } from "@magic-meetings/contract/messages/message-words.ts";
import type { SignalKind, SubjectType } from "@magic-meetings/contract/messages/signal-words.ts";
import type { PassCodes } from "../access-passes/pass-codes.ts";
import type { Tx } from "../db/transaction.ts";
import type { Principal } from "../identity/principal.ts";

/** Somebody to be told of a signal. Messages of one thread replace each other: one message a (receiver, kind, thread) and transaction. */
export type Telling = (
  | {
      userId: string;
      visitId?: undefined;
    }
  /** A visitor, by mail, about this visit. */
  | { visitId: string; userId?: undefined }
) & {
  kind: MessageKind;
  thread: string;
  /** Told only then, unless a newer message of the thread takes its place; absent: at once. */
  notBefore?: Date;
};

/** Something that happened, to be written with the change itself. */
export interface NewSignal {
  id: string;
  kind: SignalKind;
  subject: { type: SubjectType; id: string };
  meetingId?: string;
  siteId?: string;
  vendorId?: string;
  /** Whose live screens may show it besides those of its site's and vendor's people. */
  organizerId?: string;
  /** For the sentence of this kind, for example `{ room: "Aarhus" }`. */
  facts: Record<string, string | number>;
  tell?: Telling[];
}

/** One change of one maintained row, with what was and what is. */
export interface NewAudit {
  action: string;
  entityType: string;
  entityId: string;
  oldValues?: Record<string, unknown> | null;
  newValues?: Record<string, unknown> | null;
}

/** A message that waits for its delivery. */
export interface PlannedMessage {
  id: string;
  signalId: string;
  kind: MessageKind;
  /** Null where a visitor is told. */
  receiverId: string | null;
  /** Whose visitor is told; null where a user is. */
  visitId: string | null;
  meetingId: string | null;
  thread: string;
  /** Absent: at once. */
  notBefore?: Date;
}

/** Which messages the signals of one transaction cause; pure. */
export type PlanMessages = (signals: readonly NewSignal[], facts: { newId: () => string }) => PlannedMessage[];

/** What a command works with. It lives for one attempt of one transaction. */
export interface CommandContext {
  tx: Tx;
  tenantId: string;
  principal: Principal;
  now: Date;
  /** A UUID v7 of `now`; those of one command sort in the order in which they were made. */
  newId(): string;
  requestId: string;
  /** What passes and visitors' links are found by. */
  passCodes: PassCodes;
  /** Collected, and written in one statement before the commit. */
  signal(signal: NewSignal): void;
  /** Collected, and written in one statement before the commit. */
  audit(audit: NewAudit): void;
  /** Longer work was asked for: a worker is woken up after the commit, and needs not wait for the sweep. */
  workWaiting(): void;
}
