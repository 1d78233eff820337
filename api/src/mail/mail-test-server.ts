import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A real mail server for tests, on a port of its own. */
export interface MailTestServer {
  port: number;
  /** What it took, as it came over the wire. */
  readonly taken: { to: string[]; from: string; raw: string }[];
  /** What it says to a receiver or to a mail instead of taking it; undefined: takes it. */
  refuse: ((step: "receiver" | "mail", address: string) => string | undefined) | undefined;
  stop(): Promise<void>;
}

export async function startMailTestServer(): Promise<MailTestServer> {
  const taken: MailTestServer["taken"] = [];
  const refusal = (step: "receiver" | "mail", address: string) => {
    const answer = test.refuse?.(step, address);
    if (answer === undefined) return undefined;
    return Object.assign(new Error(answer.slice(4)), { responseCode: Number(answer.slice(0, 3)) });
  };
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onRcptTo: ({ address }, _session, done) => done(refusal("receiver", address)),
    onData(stream, { envelope }, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        const to = envelope.rcptTo.map(({ address }) => address);
        const refused = refusal("mail", to[0] ?? "");
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        if (refused === undefined) taken.push({ to, from, raw: Buffer.concat(pieces).toString("utf8") });
        done(refused);
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const test: MailTestServer = {
    port: (server.server.address() as AddressInfo).port,
    taken,
    refuse: undefined,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return test;
}
