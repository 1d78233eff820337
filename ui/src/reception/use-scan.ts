import { qrText } from "@magic-meetings/contract/access-passes/pass-code-rules.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { ReceptionVisit } from "@magic-meetings/contract/reception/reception.ts";
import type { Recognition } from "@magic-meetings/contract/reception/recognise-rules.ts";
import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import { useCallback, useState } from "react";
import { useApi } from "../session/session-context.ts";
import type { ReceptionStore } from "./reception-store.ts";
import { hashOf, scannedIn } from "./scanned.ts";
import { recognitionOf } from "./visit-words.ts";

/** Whose pass was read; or why it is nobody's. */
export type Scanned =
  { kind: "visit"; visit: ReceptionVisit; recognition: Recognition } | { kind: "unknown" } | { kind: "offline" };

/** Recognises what a scanner or the camera read: here first, then on the server. */
export function useScan(
  siteId: string,
  { snapshot, online, now }: Pick<ReceptionStore, "snapshot" | "online" | "now">,
) {
  const client = useApi();
  const [isLooking, setLooking] = useState(false);
  const scan = useCallback(
    async (read: string): Promise<Scanned> => {
      const code = scannedIn(read);
      if (code === undefined) return { kind: "unknown" };
      const hash = await hashOf(code);
      const here = snapshot?.visits.find(({ codeSha256 }) => codeSha256 === hash);
      if (here) return { kind: "visit", visit: here, recognition: recognitionOf(here, siteId, now()) };
      if (!online) return { kind: "offline" };
      setLooking(true);
      try {
        const body = { code: qrText(code) };
        const { recognition, visit } = await client("POST /sites/:id/reception/passes", {
          params: { id: siteId },
          body,
        });
        return { kind: "visit", visit: fromElsewhere(visit), recognition };
      } catch (error) {
        if (error instanceof ApiProblem && error.problem) return { kind: "unknown" };
        return { kind: "offline" };
      } finally {
        setLooking(false);
      }
    },
    [client, siteId, snapshot, online, now],
  );
  return { scan, isLooking };
}

/** A visit that is not of this day and site: nothing is kept of it here. */
function fromElsewhere(visit: Visit): ReceptionVisit {
  return { ...visit, rooms: [], floor: null, hostPhone: "", searchText: "", codeSha256: null, hostAnswer: null };
}
