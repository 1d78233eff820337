import { createSign, generateKeyPairSync } from "node:crypto";

// A certificate that signs itself, written by hand (X.509 v1 in DER), because Node reads them but makes none.

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < 128) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const length = Buffer.from(content.length.toString(16).padStart(4, "0"), "hex");
  return Buffer.concat([Buffer.from([tag, 0x82]), length, content]);
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const sha256WithRsa = sequence(der(0x06, Buffer.from("2a864886f70d01010b", "hex")), der(0x05));
const commonName = der(0x06, Buffer.from("550403", "hex"));

function utcTime(at: Date): Buffer {
  return der(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, "").slice(2, 14)}Z`));
}

export interface TestCertificate {
  certificate: string;
  privateKey: string;
}

/** PEM, good until then. */
export function testCertificate(until: Date): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from("magic-meetings-test")))));
  const body = sequence(
    der(0x02, Buffer.from([1])),
    sha256WithRsa,
    name,
    sequence(utcTime(new Date("2020-01-01T00:00:00Z")), utcTime(until)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
  );
  const signature = createSign("sha256").update(body).sign(privateKey);
  const whole = sequence(body, sha256WithRsa, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString("base64").replace(/.{64}/g, "$&\n");
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}
