// The delivery run: floor by floor, with a scanner.

import type { Sentence } from "../messages/en.ts";

export const en = {
  "run.floor": "{building}, {floor}",
  "run.elsewhere": "Other places",
  "run.left": { one: "{count} to deliver", other: "{count} to deliver" },
  "run.done": "All delivered",
  "run.empty": "Nothing to deliver in these days",
  "run.emptyHint": "What is accepted shows up here, floor by floor.",
  "run.notYet": "Not ready yet",
  "run.delivered": "Delivered {time}",
  "run.deliveredBy": "Delivered {time} by {name}",
  "run.because": "Less came: {reason}",
  "run.code": "Scan a code, or type an order's number",
  "run.codeHint": "A hand scanner works at any time on this page.",
  "run.find": "Find or deliver",
  "run.scanned": "Order {number} to {place} is delivered.",
  "run.already": "Order {number} to {place} was delivered before.",
  "run.unknown": "There is no order {number} in this run.",
  "run.camera": "Scan with the camera",
  "run.cameraEnd": "Stop the camera",
  "run.cameraView": "Picture of the camera",
  "run.cameraDenied": "The camera cannot be used. Allow it in the browser, or type the order's number.",
} as const satisfies Record<string, Sentence>;
