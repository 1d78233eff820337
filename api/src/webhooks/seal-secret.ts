import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/** Whose secret it is: a sealed secret that is put to another row cannot be opened there. */
export interface SecretOwner {
  tenantId: string;
  id: string;
}

/** Encrypts what has to be read again, for the database to keep. */
export interface SecretSeal {
  seal(secret: string, owner: SecretOwner): Buffer;
  open(sealed: Buffer, owner: SecretOwner): string;
}

const version = 1;
const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM with a key of its own, derived from the service's. */
export function createSecretSeal(serverKey: Buffer): SecretSeal {
  if (serverKey.length < 32) throw new Error("The key of secrets has to have 32 bytes at least");
  const key = Buffer.from(hkdfSync("sha256", serverKey, "", "magic-meetings webhook secrets", 32));
  return {
    seal(secret, owner) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(aboutOf(owner));
      const text = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      return Buffer.concat([Buffer.from([version]), iv, cipher.getAuthTag(), text]);
    },
    open(sealed, owner) {
      if (sealed[0] !== version) throw new Error("This secret was sealed in another way");
      const [iv, tag] = [sealed.subarray(1, 1 + ivBytes), sealed.subarray(1 + ivBytes, 1 + ivBytes + tagBytes)];
      const decipher = createDecipheriv("aes-256-gcm", key, iv).setAAD(aboutOf(owner)).setAuthTag(tag);
      const text = sealed.subarray(1 + ivBytes + tagBytes);
      return Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8");
    },
  };
}

/** The demo's, which has no secrets. */
export const demoSecretSeal = createSecretSeal(createHash("sha256").update("Magic Meetings demo").digest());

function aboutOf({ tenantId, id }: SecretOwner): Buffer {
  return Buffer.from(`${tenantId}|${id}`);
}
