import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import type { VisitStatus } from "@magic-meetings/contract/visits/visit-words.ts";
import { Pill, type PillTone } from "../elements/Pill.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { visitMessages } from "./visit-messages.ts";

const tones: Record<VisitStatus, PillTone> = {
  invited: "neutral",
  confirmed: "brand",
  arrived: "success",
  left: "neutral",
  no_show: "warning",
  cancelled: "neutral",
};

/** How a visit stands; that it waits for security comes first, never why. */
export function VisitState({ visit }: { visit: Pick<Visit, "status" | "clearance"> }) {
  const text = useFeatureText(visitMessages);
  const { status, clearance } = visit;
  const isOpen = status === "invited" || status === "confirmed";
  if (isOpen && clearance === "pending") return <Pill tone="warning">{text("clearance.pending")}</Pill>;
  if (isOpen && clearance === "refused") return <Pill tone="danger">{text("clearance.refused")}</Pill>;
  return <Pill tone={tones[status]}>{text(`status.${status}`)}</Pill>;
}
