import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import type {
  DeliveryResult,
  MessageChannel,
  OutgoingMessage,
} from "@magic-meetings/contract/messages/message-channel.ts";
import type { MeetingCardView } from "@magic-meetings/contract/messages/message.ts";
import { runCommand, type CommandDeps } from "../commands/run-command.ts";
import { newId } from "../db/new-id.ts";
import type { Database } from "../db/pool.ts";
import type { TestDatabase } from "../db/test-database.ts";
import { inTenant } from "../db/transaction.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import type { DeliveryDeps } from "./delivery-deps.ts";
import type { CompanySettingsChange } from "@magic-meetings/contract/company-settings/company-setting.ts";
import { changeCompanySettings } from "../company-settings/change-company-settings.ts";
import { meetingThread, planMessages } from "./plan-messages.ts";
import { storeConversation } from "./store-conversation.ts";

/** A tenant with people to tell things to, a channel that remembers what it was given, and a clock that is moved by hand. */
export interface MessageWorld {
  tenantId: string;
  deps: DeliveryDeps;
  channel: RecordingChannel;
  clock: { now(): Date; move(seconds: number): void };
  addUser(name: string): Promise<TestUser>;
  connect(user: TestUser): Promise<void>;
  /** A change of a meeting in a transaction of its own, which tells the receivers. */
  tell(meetingId: string, ...receivers: TestUser[]): Promise<void>;
  /** What the company decides for all of its messages. */
  decide(change: CompanySettingsChange): Promise<void>;
  messages(): Promise<LoggedMessage[]>;
  id(): string;
}

export interface TestUser {
  id: string;
  entraObjectId: string;
  name: string;
}

export interface LoggedMessage {
  id: string;
  receiver_id: string;
  status: string;
  reason: string | null;
  attempts: number;
  fence: number;
  provider_id: string | null;
  sent_at: Date | null;
  next_attempt_at: Date;
  locale: string | null;
  content: object | null;
}

export class RecordingChannel implements MessageChannel {
  readonly delivered: OutgoingMessage[] = [];
  /** What the channel answers instead of taking the message. */
  answer: ((message: OutgoingMessage) => DeliveryResult | Promise<DeliveryResult>) | undefined;

  async deliver(message: OutgoingMessage): Promise<DeliveryResult> {
    if (this.answer) return this.answer(message);
    this.delivered.push(message);
    const providerId = message.previous?.providerId ?? `activity-${message.messageId}`;
    return Promise.resolve({ outcome: "sent", providerId, content: { title: message.text.title } });
  }
}

export async function createMessageWorld(database: TestDatabase): Promise<MessageWorld> {
  let moment = new Date("2026-03-02T09:00:00Z");
  const clock = {
    now: () => moment,
    move: (seconds: number) => void (moment = new Date(moment.getTime() + seconds * 1000)),
  };
  const id = () => newId(moment);
  const tenantId = await addTenant(database.ownerPool, id(), moment);
  const commands: CommandDeps = {
    pool: database.appPool,
    planMessages,
    passCodes: demoPassCodes,
    afterCommit: { signalled: () => undefined, messagesPlanned: () => undefined },
  };
  const channel = new RecordingChannel();
  const deps: DeliveryDeps = {
    commands,
    clock,
    channels: { teams: channel },
    loadMeetingCard: (_, { meetingId }) => Promise.resolve(viewOf(meetingId)),
    visitPageUrl: (link) => `https://meetings.example/visit/${link}`,
    pageUrl: (page) => `https://meetings.example/tabs/#${page}`,
    unsubscribeUrl: (link) => `https://meetings.example/unsubscribe/${link}`,
    loadApprovalCard: () => Promise.resolve(undefined),
    random: () => 0.5,
    log: { info: () => undefined, warn: () => undefined },
  };
  const command = (work: Parameters<typeof runCommand<unknown>>[2]) =>
    runCommand(commands, { principal: jobPrincipal(tenantId), now: moment, requestId: "test" }, work);
  return {
    tenantId,
    deps,
    channel,
    clock,
    id,
    addUser: (name) => addUser(database.ownerPool, { tenantId, id: id(), name, now: moment }),
    async connect({ entraObjectId }) {
      const conversation = { entraObjectId, channel: "teams", conversationId: `chat-${entraObjectId}` } as const;
      const where = { serviceUrl: "https://connector.test/", botId: "bot", channelUserId: entraObjectId };
      await command((context) => storeConversation(context, { ...conversation, ...where, status: "installed" }));
    },
    async tell(meetingId, ...receivers) {
      const thread = meetingThread(meetingId);
      // Changes of one millisecond have no order among them.
      moment = new Date(moment.getTime() + 1);
      await command((context) => {
        context.signal({
          id: context.newId(),
          kind: "meeting.changed",
          subject: { type: "meeting", id: meetingId },
          meetingId,
          facts: {},
          tell: receivers.map((receiver) => ({ userId: receiver.id, kind: "meeting_card", thread })),
        });
        return Promise.resolve();
      });
    },
    async decide(change) {
      await command((context) => changeCompanySettings(context, change, undefined));
    },
    messages: () => readMessages(database.ownerPool, tenantId),
  };
}

/** A meeting with nothing in it but what a message's words need. */
export function viewOf(meetingId: string): MeetingCardView {
  return {
    meeting: {
      id: meetingId,
      clientKey: null,
      subject: "Quarterly review",
      status: "scheduled",
      stage: "preparation",
      start: "2026-03-03T09:00:00Z",
      end: "2026-03-03T11:00:00Z",
      timeZone: "Europe/Copenhagen",
      organizer: { id: meetingId, name: "Anna", email: "anna@nordlys.test" },
      locations: [],
      attendees: [],
      roomBookings: [],
      serviceOrders: [],
      totals: [],
      exchangeReference: null,
      series: null,
      version: 1,
      allowed: { order: { ok: true }, bookRoom: { ok: true }, cancel: { ok: true } },
    },
    productionOrders: [],
    lostRooms: [],
    roomWaits: [],
  };
}

async function addTenant(owner: Database, id: string, now: Date): Promise<string> {
  await owner.query(
    `insert into tenant (id, name, entra_tenant_id, default_currency, default_time_zone, default_locale, created_at)
     values ($1, 'Nordlys', $1, 'DKK', 'Europe/Copenhagen', 'da', $2)`,
    [id, now],
  );
  return id;
}

async function addUser(
  owner: Database,
  { tenantId, id, name, now }: { tenantId: string; id: string; name: string; now: Date },
): Promise<TestUser> {
  await owner.query(
    `insert into app_user (tenant_id, id, entra_object_id, name, email, time_zone, created_at, updated_at)
     values ($1, $2, $2, $3, $4, 'Europe/Copenhagen', $5, $5)`,
    [tenantId, id, name, `${id}@nordlys.test`, now],
  );
  return { id, entraObjectId: id, name };
}

function readMessages(owner: Database, tenantId: string): Promise<LoggedMessage[]> {
  return owner
    .query<LoggedMessage>(
      `select id, receiver_id, status, reason, attempts, fence, provider_id, sent_at, next_attempt_at, locale, content
         from message_log
        where tenant_id = $1
        order by created_at, id`,
      [tenantId],
    )
    .then(({ rows }) => rows);
}

/** Everything of a tenant in one transaction, as the service sees it. */
export function asTenant<T>(world: MessageWorld, work: Parameters<typeof inTenant<T>>[2]): Promise<T> {
  return inTenant(world.deps.commands.pool, world.tenantId, work);
}
