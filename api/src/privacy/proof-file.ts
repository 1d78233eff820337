import type { ErasureProof } from "@magic-meetings/contract/privacy/erasure.ts";
import type { ErasureReason } from "@magic-meetings/contract/privacy/privacy-words.ts";

const reasons: Record<ErasureReason, string> = {
  own_wish: "the person erased it herself, on her visitor page",
  asked: "the person asked for it",
  mistake: "it should not have been kept",
  retention: "it had been kept for as long as the site says",
};

/** The proof to hand out: when, by whom, why, and how much; nothing of the person. */
export function proofText(proof: ErasureProof): Uint8Array {
  const { id, visitorId, at, by, because, counts, invitesLeft } = proof;
  const whom = { user: by.user?.name ?? "a user", visitor: "the person herself", service: "the service" }[by.kind];
  const lines = [
    "Proof of erasure",
    "",
    `Proof: ${id}`,
    `Person (number only): ${visitorId}`,
    `Erased at: ${at} (UTC)`,
    `Erased by: ${whom}`,
    `Because: ${reasons[because]}`,
    "",
    "Rows emptied, cancelled or deleted:",
    ...Object.entries(counts).map(([table, count]) => `  ${table}: ${count}`),
    "",
    invitesLeft === 0
      ? "No invite to a coming meeting names the person."
      : `${invitesLeft} invites to coming meetings still name the person. They are their organizers' and in their calendars; here the address goes when those meetings are over.`,
    "",
  ];
  return new TextEncoder().encode(lines.join("\r\n"));
}
