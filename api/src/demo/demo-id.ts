import { hash } from "node:crypto";
import { newId } from "../db/new-id.ts";

/** What stands still in the demo (places, people, services) was made at this moment, so its ids never change. */
export const demoEpoch = new Date("2026-01-01T00:00:00Z");

/** The same name at the same moment is the same id, on every machine. */
export function demoId(name: string, at: Date = demoEpoch): string {
  return newId(at, () => hash("sha256", `magic-meetings/demo/${name}`, "buffer").subarray(0, 16));
}

/** A whole number from 0 up to but not `below`, the same for the same name: the demo's dice. */
export function demoNumber(name: string, below: number): number {
  return mixed(name) % below;
}

/** One of the choices, the same for the same name. */
export function demoChoice<T>(name: string, choices: readonly T[]): T {
  return choices[demoNumber(name, choices.length)] as T;
}

/** FNV-1a with a final mix, so that names which differ in their last letter only fall far apart. */
function mixed(name: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) {
    value = Math.imul(value ^ name.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
