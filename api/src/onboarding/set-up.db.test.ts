import type { SetUp } from "@magic-meetings/contract/onboarding/onboarding.ts";
import type { RoomMailboxCheck } from "@magic-meetings/contract/onboarding/room-mailbox.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

let demo: DemoTestApi;
const now = new Date("2026-11-24T09:00:00Z");

beforeAll(async () => {
  demo = await startDemoTestApi(now);
});
afterAll(() => demo?.stop());

async function stateOf(step: SetUp["steps"][number]["step"]): Promise<string | undefined> {
  const { steps } = await demo.get<SetUp>("greta", "/set-up");
  return steps.find((one) => one.step === step)?.state;
}

async function listen(mailbox: string, status: string, problem: string | null): Promise<void> {
  await demo.rows(
    `insert into graph_subscription
       (tenant_id, id, mailbox, client_state_hash, status, next_try_at, problem, created_at, updated_at)
     select id, gen_random_uuid(), $1, '\\x00', $2, $4, $3, $4, $4 from tenant where name = 'Nordlys Group'`,
    [mailbox, status, problem, now],
  );
}

describe("GET /set-up", () => {
  it("is for administrators only", async () => {
    expect((await demo.ask("anna", "GET", "/set-up")).status).toBe(403);
    expect((await demo.ask("anna", "POST", "/set-up/test-message")).status).toBe(403);
  });

  it("reads how far the company is from what is there", async () => {
    const found = await demo.get<SetUp>("greta", "/set-up");
    expect(found.company.name).toBe("Nordlys Group");
    expect(found.counts.rooms).toBeGreaterThan(10);
    expect(found.consentUrl).toBeNull();
    expect(found.steps.find(({ step }) => step === "places")?.state).toBe("done");
    expect(found.connections.map(({ connection }) => connection)).toEqual(["calendar", "chat", "mail"]);
  });

  it("says which mailboxes are refused, and is done when all are listened to", async () => {
    await listen("one@nordlys.example", "wanted", null);
    expect(await stateOf("calendars")).toBe("waiting");
    await listen("two@nordlys.example", "wanted", "403 ErrorAccessDenied");
    expect(await stateOf("calendars")).toBe("trouble");
    expect((await demo.get<SetUp>("greta", "/set-up")).troubled).toEqual([
      { mailbox: "two@nordlys.example", problem: "403 ErrorAccessDenied" },
    ]);
    expect(await stateOf("consent")).toBe("trouble");
    await demo.rows("update graph_subscription set status = 'active', problem = null");
    expect(await stateOf("calendars")).toBe("done");
    expect(await stateOf("consent")).toBe("done");
  });
});

describe("a test message", () => {
  it("is one message to whoever asks, and its own state of the log is the step's", async () => {
    expect(await stateOf("message")).toBe("todo");
    const asked = { key: "a-test-message-of-greta" };
    expect((await demo.ask("greta", "POST", "/set-up/test-message", asked)).status).toBe(200);
    expect((await demo.ask("greta", "POST", "/set-up/test-message", asked)).status).toBe(200);
    expect(await stateOf("message")).toBe("waiting");
    const told = await demo.rows<{ kind: string; name: string }>(
      `select l.kind, u.name
         from message_log l
         join app_user u on u.tenant_id = l.tenant_id and u.id = l.receiver_id
        where l.thread like 'notice:set_up_test:%'`,
    );
    expect(told).toEqual([{ kind: "notice_card", name: "Greta Holm" }]);
    await demo.rows(
      "update message_log set status = 'failed', reason = 'not_installed' where thread like 'notice:set_up%'",
    );
    const failed = await demo.get<SetUp>("greta", "/set-up");
    expect(failed.testReason).toBe("not_installed");
    expect(failed.steps.at(-1)).toEqual({ step: "message", state: "trouble" });
  });
});

describe("POST /set-up/room-mailboxes", () => {
  it("holds an export against the rooms and their rules", async () => {
    const [room] = await demo.rows<{ email: string }>(
      "select r.email from meeting_room r join tenant t on t.id = r.tenant_id where t.name = 'Nordlys Group' order by r.email",
    );
    const email = room?.email ?? "";
    const text = `Identity,AutomateProcessing,AllowConflicts\n${email.toUpperCase()},AutoAccept,True\nother@nordlys.example,None,False\n`;
    const found = await demo.ask<RoomMailboxCheck>("greta", "POST", "/set-up/room-mailboxes", {
      body: { export: text },
    });
    expect(found.status).toBe(200);
    expect(found.body.rooms).toMatchObject([
      { email, differences: [{ setting: "allowConflicts", theirs: "True", wanted: "False" }] },
    ]);
    expect(found.body.notHere).toEqual(["other@nordlys.example"]);
    expect(found.body.notThere).not.toContain(email);
    expect(found.body.notThere.length).toBeGreaterThan(5);
  });

  it("is for administrators, and refuses what is no export", async () => {
    const body = { export: "hello" };
    expect((await demo.ask("anna", "POST", "/set-up/room-mailboxes", { body })).status).toBe(403);
    expect(await demo.ask("greta", "POST", "/set-up/room-mailboxes", { body })).toMatchObject({
      status: 422,
      body: { code: "invalid" },
    });
  });
});
