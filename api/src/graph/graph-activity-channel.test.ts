import type { OutgoingActivity } from "@magic-meetings/contract/messages/activity-channel.ts";
import { describe, expect, it } from "vitest";
import { refusal } from "./fake/fake-answer.ts";
import { createGraphActivityChannel } from "./graph-activity-channel.ts";
import { startGraphTestWorld } from "./graph-test-world.ts";

function start() {
  const { client, fake } = startGraphTestWorld();
  const anna = fake.addUser("anna@nordlys.example");
  fake.teamwork.installed.set(anna.id, { id: "installation", chatId: "chat" });
  const activity: OutgoingActivity = {
    messageId: "0199c1a0-0000-7000-8000-000000000001",
    tenantId: fake.tenantId,
    receiver: { entraObjectId: anna.id },
    locale: "en",
    kind: "meeting_card",
    thread: "meeting:1",
    text: { title: "Quarterly review", summary: "Moved to 12:30" },
    url: "https://teams.microsoft.com/l/entity/app/my-meetings?context=%7B%7D",
  };
  return { fake, anna, activity, channel: createGraphActivityChannel(() => client) };
}

describe("an entry in the activity feed", () => {
  it("is one line that leads into the app, of a kind that its manifest declares, as Microsoft Graph describes it", async () => {
    const { fake, activity, channel } = start();
    const { text, url } = activity;
    const result = await channel.deliver(activity);
    expect(result).toMatchObject({ outcome: "sent", content: text });
    expect(fake.teamwork.notified.map(({ body }) => body)).toEqual([
      {
        topic: { source: "text", value: text.title, webUrl: url },
        activityType: "meetingChanged",
        previewText: { content: text.summary },
        templateParameters: [{ name: "title", value: text.title }],
        chainId: expect.any(Number) as number,
      },
    ]);
    expect(fake.violations).toEqual([]);
  });

  it("takes the place of the earlier one of its thread, and of no other", async () => {
    const { fake, activity, channel } = start();
    await channel.deliver(activity);
    await channel.deliver({ ...activity, messageId: "another" });
    await channel.deliver({ ...activity, thread: "meeting:2" });
    const [first, second, third] = fake.teamwork.notified.map(({ body }) => body["chainId"]);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(Number.isSafeInteger(first)).toBe(true);
  });

  it("shows what fits of a long one, whole letters only, and the title where there is nothing more to say", async () => {
    const { fake, activity, channel } = start();
    await channel.deliver({ ...activity, text: { title: "👩‍🚀".repeat(200), summary: "x".repeat(500) } });
    await channel.deliver({ ...activity, text: { title: "Coffee?", summary: "" } });
    const [long, short] = fake.teamwork.notified.map(({ body }) => body as { previewText: { content: string } });
    expect(long?.previewText.content).toBe(`${"x".repeat(149)}…`);
    expect(JSON.stringify(long)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
    expect(short?.previewText.content).toBe("Coffee?");
    expect(fake.violations).toEqual([]);
  });

  it.each([
    ["the app is not installed", refusal(404, "NotFound", ""), { outcome: "unreachable", reason: "not_installed" }],
    ["the app may not", refusal(403, "Forbidden", ""), { outcome: "unreachable", reason: "disabled" }],
    ["it is refused", refusal(400, "BadRequest", ""), { outcome: "unreachable", reason: "refused" }],
    [
      "Teams is busy",
      refusal(429, "TooManyRequests", "", { "retry-after": "40" }),
      { outcome: "retry", reason: "feed_429", afterMs: 40_000 },
    ],
    ["Teams is broken", refusal(500, "InternalServerError", ""), { outcome: "retry", reason: "feed_500" }],
  ])("where %s", async (_, answer, expected) => {
    const { fake, activity, channel } = start();
    fake.teamwork.refuse = () => answer;
    expect(await channel.deliver(activity)).toEqual(expected);
  });
});
