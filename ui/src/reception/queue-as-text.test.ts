import type { ReceptionChange } from "@magic-meetings/contract/reception/reception.ts";
import { expect, it } from "vitest";
import { sayIn, type Values } from "../messages/messages.ts";
import { queueAsText } from "./queue-as-text.ts";
import { en } from "./sync-messages-en.ts";

const text = Object.assign((key: keyof typeof en, values?: Values) => sayIn(en[key], "en-GB", values), {
  knows: (key: string): key is keyof typeof en => key in en,
});
const at = "2026-11-21T09:12:00.000Z";
const hostId = "a0000000-0000-7000-8000-000000000002";

function walkIn(name: string): ReceptionChange {
  const visitor = { name, email: "", phone: "", company: "Guest Srl" };
  return { kind: "walk_in", id: name, at, visitId: name, visitor, hostId, purpose: "" };
}

it("has a line for everything that is not on the server, and for no search", () => {
  const told = queueAsText(
    {
      snapshot: undefined,
      pending: [
        walkIn("Ada\r\n00:00  Check-in: somebody else"),
        { kind: "look_up", id: "l", at, letters: 3, found: 0 },
      ],
      conflicts: [{ change: walkIn("Bea"), because: "malformed", visit: null }],
    },
    { text, momentOf: (moment) => moment.slice(11, 16) },
  );
  expect(told.split("\r\n")).toEqual([
    "Reception of : not on the server",
    "",
    "Waits to be sent",
    "09:12  Walk-in: Ada 00:00 Check-in: somebody else, Guest Srl",
    "",
    "Was not done",
    "09:12  Walk-in: Bea, Guest Srl",
    "",
  ]);
});
