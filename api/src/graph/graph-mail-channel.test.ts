import { describe, expect, it } from "vitest";
import { describeMailChannel, exampleMail as mail, sender, type MailRefusal } from "../mail/mail-channel-cases.ts";
import { refusal, type FakeAnswer } from "./fake/fake-answer.ts";
import { createGraphMailChannel } from "./graph-mail-channel.ts";
import { startGraphTestWorld } from "./graph-test-world.ts";

const answers: Record<MailRefusal, FakeAnswer> = {
  busy: refusal(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.", {
    "retry-after": "90",
  }),
  away: refusal(504, "UnknownError", ""),
  no_receiver: refusal(400, "ErrorInvalidRecipients", "At least one recipient is not valid."),
  refused: refusal(400, "ErrorMessageSizeExceeded", "The message exceeds the maximum supported size."),
};

function start(mailbox = sender) {
  const { client, fake } = startGraphTestWorld();
  fake.addUser(mailbox);
  const channel = createGraphMailChannel({ client, from: sender });
  const refuse = (answer: FakeAnswer | undefined) => {
    fake.teamwork.refuse = answer && ((what) => (what === "mail" ? answer : undefined));
  };
  return { fake, channel, refuse };
}

describeMailChannel("through Microsoft Graph", async () => {
  const { fake, channel, refuse } = start();
  return {
    channel,
    taken: () => fake.teamwork.mails,
    refuse: (how) => refuse(how && answers[how]),
    stop: async () => expect(fake.violations).toEqual([]),
  };
});

describe("what Microsoft Graph says of a mail", () => {
  it("names the pause that it asks for", async () => {
    const { channel, refuse } = start();
    refuse(answers.busy);
    expect(await channel.deliver(mail)).toEqual({ outcome: "retry", reason: "mail_server_429", afterMs: 90_000 });
  });

  it.each([
    ["the app may not send", refusal(403, "ErrorAccessDenied", "Access is denied."), "mail_server_sign_in"],
    ["the mailbox is too busy", refusal(400, "ErrorExceededMessageLimit", "Too many."), "mail_server_full"],
    ["something broke", refusal(500, "InternalServerError", ""), "mail_server_500"],
  ])("lets a mail wait where %s", async (_, answer, reason) => {
    const { channel, refuse } = start();
    refuse(answer);
    expect(await channel.deliver(mail)).toEqual({ outcome: "retry", reason });
  });

  it("lets a mail wait where the sending mailbox is not there: that is for the settings, not the receiver", async () => {
    const { channel } = start("somebody.else@nordlys.example");
    expect(await channel.deliver(mail)).toEqual({ outcome: "retry", reason: "mail_server_sign_in" });
  });

  it("sends no mail twice where nobody knows whether it left", async () => {
    const { fake, channel } = start();
    fake.faults.failNext = 1;
    fake.faults.failWith = 502;
    expect(await channel.deliver(mail)).toEqual({ outcome: "retry", reason: "mail_server_502" });
    expect(fake.requests.filter((one) => one.endsWith("/sendMail"))).toHaveLength(1);
  });

  it("takes none that is too large for one request", async () => {
    const { fake, channel } = start();
    const result = await channel.deliver({ ...mail, text: "x".repeat(4 * 1024 * 1024) });
    expect(result).toEqual({ outcome: "unreachable", reason: "refused" });
    expect(fake.requests).toEqual([]);
  });
});
