import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { InvitedVisits } from "@magic-meetings/contract/visits/visit-input.ts";
import { expect } from "vitest";
import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import { writeLink } from "../access-passes/pass-codes.ts";
import { newId } from "../db/new-id.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { scheduleMeeting } from "../meetings/schedule-meeting.ts";
import { deliverMessages } from "../messages/deliver-messages.ts";
import type { DeliveryCounts } from "../messages/delivery-deps.ts";
import { planMessages } from "../messages/plan-messages.ts";
import { startMailTestServer, type MailTestServer } from "./mail-test-server.ts";
import { createSmtpChannel } from "./smtp-channel.ts";

/** The demo company with a mail server of its own, and somebody who delivers when asked. */
export interface VisitorMailWorld {
  demo: DemoTestApi;
  mail: MailTestServer;
  /** Delivers what is due at that moment; several at once, as several workers would. */
  deliver(at: Date, workers?: number): Promise<DeliveryCounts[]>;
  /** A sent meeting of anna's in Copenhagen with one visitor. */
  invite(visitor: object, more?: { start?: string; end?: string }): Promise<{ meeting: Meeting; visitId: string }>;
  linkOf(visitId: string): Promise<string>;
  messages(visitId: string): Promise<{ kind: string; status: string; reason: string | null; attempts: number }[]>;
  stop(): Promise<void>;
}

const afterCommit = { signalled: () => undefined, messagesPlanned: () => undefined };

export async function startVisitorMailWorld(now: Date): Promise<VisitorMailWorld> {
  const demo = await startDemoTestApi(now);
  const mail = await startMailTestServer();
  const channel = createSmtpChannel({
    host: "127.0.0.1",
    port: mail.port,
    security: "none",
    signIn: undefined,
    from: "visits@nordlys.example",
  });
  const [tenant] = await demo.rows<{ id: string }>("select id from tenant where name = 'Nordlys Group'");
  const tenantId = tenant?.id ?? "";
  const [site] = await demo.rows<{ id: string }>("select id from site where name like '%Copenhagen%'");
  return {
    demo,
    mail,
    deliver(at, workers = 1) {
      const deps = {
        commands: { pool: demo.database.appPool, planMessages, passCodes: demoPassCodes, afterCommit },
        clock: { now: () => at },
        channels: { email: channel },
        loadMeetingCard: () => Promise.resolve(undefined),
        loadApprovalCard: () => Promise.resolve(undefined),
        visitPageUrl: (link: string) => `https://meetings.example/visit/${link}`,
        pageUrl: (page: string) => `https://meetings.example/tabs/#${page}`,
        unsubscribeUrl: (link: string) => `https://meetings.example/unsubscribe/${link}`,
        random: () => 0.5,
        log: { info: () => undefined, warn: () => undefined },
      };
      return Promise.all(Array.from({ length: workers }, () => deliverMessages(deps, { tenantId })));
    },
    async invite(visitor, { start = "2026-11-24T10:00:00Z", end = "2026-11-24T12:00:00Z" } = {}) {
      const body = { subject: "With visitors", start, end, timeZone: "Europe/Copenhagen", attendees: [] };
      const made = await demo.ask<Meeting>("anna", "PUT", `/meetings/by-key/${newId(now)}`, { body });
      expect(made.status, JSON.stringify(made.body)).toBe(200);
      const meeting = made.body;
      await demo.rows("update meeting set status = 'scheduled' where id = $1", [meeting.id]);
      await demo.job((context) => scheduleMeeting(context, meeting.id));
      const invited = await demo.ask<InvitedVisits>("anna", "POST", `/meetings/${meeting.id}/visits`, {
        body: { visitors: [visitor], siteId: site?.id },
      });
      expect(invited.status, JSON.stringify(invited.body)).toBe(201);
      return { meeting, visitId: invited.body.visitIds[0] ?? "" };
    },
    async linkOf(visitId) {
      const [pass] = await demo.rows<{ id: string; issue: number }>(
        "select id, issue from access_pass where visit_id = $1",
        [visitId],
      );
      const issue = { tenantId, passId: pass?.id ?? "", issue: pass?.issue ?? 0 };
      return writeLink({ tenantId, token: demoPassCodes.linkTokenOf(issue) });
    },
    messages: (visitId) =>
      demo.rows("select kind, status, reason, attempts from message_log where visit_id = $1 order by created_at, id", [
        visitId,
      ]),
    async stop() {
      channel.close();
      await mail.stop();
      await demo.stop();
    },
  };
}
