import { createHash } from "node:crypto";
import { createPassCodes } from "./pass-codes.ts";

/** The key of the demo, which has no secrets: its data are the same wherever it is started, and so are its links. */
export const demoPassCodes = createPassCodes(createHash("sha256").update("Magic Meetings demo").digest());
