import { createHash, generateKeyPairSync, sign } from "node:crypto";

export interface SelfSigned {
  /** PEM. */
  key: string;
  cert: string;
  /** The public key's fingerprint, by which a test browser is told to trust it. */
  fingerprint: string;
}

/**
 * A certificate for one test run (X.509 version 1, ECDSA P-256), in memory only. Nothing checks its name or its dates:
 * the test browser accepts it by its key.
 */
export function makeSelfSigned(): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const publicInfo = publicKey.export({ type: "spki", format: "der" });
  const name = sequence(der(0x31, sequence(objectId("550403"), der(0x0c, Buffer.from("Magic Meetings tests")))));
  const times = sequence(der(0x17, Buffer.from("250101000000Z")), der(0x17, Buffer.from("491231235959Z")));
  const body = sequence(der(0x02, Buffer.from([1])), ecdsaWithSha256(), name, times, name, publicInfo);
  const certificate = sequence(body, ecdsaWithSha256(), bitString(sign("sha256", body, privateKey)));
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString("base64").replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`,
    fingerprint: createHash("sha256").update(publicInfo).digest("base64"),
  };
}

function der(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

function sequence(...content: Buffer[]): Buffer {
  return der(0x30, ...content);
}

function objectId(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, "hex"));
}

function bitString(content: Buffer): Buffer {
  return der(0x03, Buffer.from([0]), content);
}

function ecdsaWithSha256(): Buffer {
  return sequence(objectId("2a8648ce3d040302"));
}
