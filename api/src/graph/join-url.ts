import { createHash } from "node:crypto";

/**
 * The address by which one joins a meeting online lets anybody in, so only its hash is kept. Events and chats write the
 * same address differently: escaped in large or small letters, with or without who invites behind the question mark.
 */
export function hashJoinUrl(address: string): string {
  return createHash("sha256").update(plainForm(address)).digest("hex");
}

function plainForm(address: string): string {
  try {
    const { host, pathname } = new URL(address);
    return `${host.toLowerCase()}${decodeURIComponent(pathname).replace(/\/+$/, "")}`;
  } catch {
    return address;
  }
}
