import { createServer, type AddressInfo, type Server } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { describeMailChannel, exampleMail as mail, sender, type MailRefusal } from "./mail-channel-cases.ts";
import { startMailTestServer, type MailTestServer } from "./mail-test-server.ts";
import { createSmtpChannel, type SmtpChannel } from "./smtp-channel.ts";

let server: MailTestServer;

beforeAll(async () => {
  server = await startMailTestServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.taken.length = 0;
  server.refuse = undefined;
});

function channelTo(port: number): SmtpChannel {
  return createSmtpChannel({ host: "127.0.0.1", port, security: "none", signIn: undefined, from: sender });
}

const answers: Record<MailRefusal, string> = {
  busy: "450 4.2.1 busy",
  away: "421 4.3.2 going down",
  no_receiver: "550 5.1.1 no such user",
  refused: "554 5.7.1 we do not like you",
};

describeMailChannel("over SMTP", async () => {
  const channel = channelTo(server.port);
  return {
    channel,
    taken: () => server.taken,
    refuse(how) {
      server.refuse = how && ((step) => (step === "receiver" ? answers[how] : undefined));
    },
    stop: async () => channel.close(),
  };
});

describe("what a mail server says", () => {
  let channel: SmtpChannel;
  beforeEach(() => {
    channel = channelTo(server.port);
    return () => channel.close();
  });

  it("is told the one receiver", async () => {
    await channel.deliver(mail);
    expect(server.taken.map(({ to }) => to)).toEqual([["soren@gaest.example"]]);
  });

  it.each([
    ["450 4.2.1 busy", { outcome: "retry", reason: "mail_server_450" }],
    ["451 try later", { outcome: "retry", reason: "mail_server_451" }],
    ["550 5.1.1 no such user", { outcome: "unreachable", reason: "mailbox_unknown" }],
    ["550 unknown", { outcome: "unreachable", reason: "mailbox_unknown" }],
    ["552 5.2.2 full", { outcome: "unreachable", reason: "mailbox_full" }],
    ["554 5.7.1 we do not like you", { outcome: "unreachable", reason: "refused" }],
  ])("is understood at the receiver: %j", async (answer, expected) => {
    server.refuse = (step) => (step === "receiver" ? answer : undefined);
    expect(await channel.deliver(mail)).toEqual(expected);
    expect(server.taken).toEqual([]);
  });

  it("is refused where the mail as a whole is", async () => {
    server.refuse = (step) => (step === "mail" ? "554 5.6.0 spam" : undefined);
    expect(await channel.deliver(mail)).toEqual({ outcome: "unreachable", reason: "refused" });
  });

  it("is waited for where there is no server", async () => {
    const silent: Server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const gone = channelTo((silent.address() as AddressInfo).port);
    expect(await gone.deliver(mail)).toEqual({ outcome: "retry", reason: "mail_server_away" });
    gone.close();
    await new Promise((resolve) => silent.close(resolve));
    const nobody = channelTo(1);
    expect(await nobody.deliver(mail)).toEqual({ outcome: "retry", reason: "mail_server_away" });
    nobody.close();
  });
});
