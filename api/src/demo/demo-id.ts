import { createHash } from "node:crypto";
import { newId } from "../db/new-id.ts";

/** What stands still in the demo (places, people, services) was made at this moment, so its ids never change. */
export const demoEpoch = new Date("2026-01-01T00:00:00Z");

/** The same name at the same moment is the same id, on every machine. */
export function demoId(name: string, at: Date = demoEpoch): string {
  return newId(at, () => digest(name).subarray(0, 16));
}

/** A whole number from 0 up to but not `below`, the same for the same name: the demo's dice. */
export function demoNumber(name: string, below: number): number {
  return digest(`dice/${name}`).readUInt32BE(0) % below;
}

/** One of the choices, the same for the same name. */
export function demoChoice<T>(name: string, choices: readonly T[]): T {
  return choices[demoNumber(name, choices.length)] as T;
}

function digest(name: string): Buffer {
  return createHash("sha256").update(`magic-meetings/demo/${name}`).digest();
}
