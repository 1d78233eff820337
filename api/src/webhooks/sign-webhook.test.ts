import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createSecretSeal } from "./seal-secret.ts";
import { makeWebhookSecret, webhookHeaders } from "./sign-webhook.ts";

describe("a signature", () => {
  it("is that of Standard Webhooks", () => {
    // The example of the specification's own libraries.
    const headers = webhookHeaders(["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], {
      messageId: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      sentAt: new Date(1_614_265_330_000),
      body: '{"test": 2432232314}',
    });
    expect(headers).toEqual({
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });

  it("is one of each secret, the newest first, with a space between", () => {
    const request = { messageId: "msg", sentAt: new Date(0), body: "{}" };
    const [one, two] = ["whsec_b25l", "whsec_dHdv"];
    const alone = [one, two].map((secret) => webhookHeaders([secret], request)["webhook-signature"]);
    expect(webhookHeaders([one, two], request)["webhook-signature"]).toBe(alone.join(" "));
  });

  it("is made with 256 bits that nobody else has", () => {
    const secrets = Array.from({ length: 100 }, makeWebhookSecret);
    expect(new Set(secrets).size).toBe(100);
    for (const secret of secrets) expect(Buffer.from(secret.slice(6), "base64")).toHaveLength(32);
  });
});

describe("a sealed secret", () => {
  const owner = { tenantId: randomUUID(), id: randomUUID() };
  const seal = createSecretSeal(Buffer.alloc(32, 7));
  const sealed = seal.seal("whsec_x", owner);

  it("is opened by its owner, and is another one each time", () => {
    expect(seal.open(sealed, owner)).toBe("whsec_x");
    expect(seal.seal("whsec_x", owner)).not.toEqual(sealed);
    expect(sealed.includes("whsec_x")).toBe(false);
  });

  it("is opened by nobody else, with no other key and not after a bit was changed", () => {
    expect(() => seal.open(sealed, { ...owner, id: randomUUID() })).toThrow();
    expect(() => seal.open(sealed, { ...owner, tenantId: randomUUID() })).toThrow();
    expect(() => createSecretSeal(Buffer.alloc(32, 8)).open(sealed, owner)).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => seal.open(changed, owner), String(at)).toThrow();
    }
  });

  it("needs a key that is long enough", () => {
    expect(() => createSecretSeal(Buffer.alloc(31))).toThrow("32 bytes");
  });
});
