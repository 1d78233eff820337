import { Link } from "@fluentui/react-components";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { SkeletonLines } from "@magic-meetings/ui/elements/SkeletonLines.tsx";
import type { EvacuationActs } from "@magic-meetings/ui/evacuation/evacuation-acts.ts";
import { EvacuationBoard } from "@magic-meetings/ui/evacuation/EvacuationBoard.tsx";
import { EvacuationHistory } from "@magic-meetings/ui/evacuation/EvacuationHistory.tsx";
import { evacuationMessages } from "@magic-meetings/ui/evacuation/evacuation-messages.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { ConflictNotices } from "@magic-meetings/ui/reception/ConflictNotices.tsx";
import { makeId } from "@magic-meetings/ui/reception/make-id.ts";
import type { ReceptionStore } from "@magic-meetings/ui/reception/reception-store.ts";
import { SyncBand } from "@magic-meetings/ui/reception/SyncBand.tsx";
import { useReception } from "@magic-meetings/ui/reception/use-reception.ts";
import { useMe } from "@magic-meetings/ui/session/use-me.ts";
import { use } from "react";
import { DeskPage } from "./DeskPage.tsx";
import { OwnAppContext } from "./own-app.ts";
import styles from "./EvacuationPage.module.css";

/** Who is in the house, and the roll call: for everybody who looks after a site, also on a phone without a network. */
export function EvacuationPage() {
  const text = useFeatureText(evacuationMessages);
  return (
    <DeskPage title={text("title")} notAllowed={{ title: text("notAllowed"), hint: text("notAllowedHint") }}>
      {({ id, timeZone }) => <Evacuation key={id} siteId={id} timeZone={timeZone} />}
    </DeskPage>
  );
}

function Evacuation({ siteId, timeZone }: { siteId: string; timeZone: string }) {
  const text = useFeatureText(evacuationMessages);
  const me = useMe();
  const store = useReception(siteId);
  const { evacuationList: list, snapshot } = store;
  return (
    <>
      <div className={styles.tools}>
        <Link href={`#/reception?site=${siteId}`}>{text("back")}</Link>
      </div>
      <SyncBand store={store} timeZone={timeZone} onSignIn={use(OwnAppContext)?.signIn} />
      <ConflictNotices
        conflicts={store.conflicts}
        timeZone={timeZone}
        onDismiss={store.dismiss}
        onRetry={store.retry}
      />
      {list ? (
        <EvacuationBoard list={list} meId={me.id} hosts={snapshot?.hosts ?? []} acts={actsOf(store)} now={store.now} />
      ) : store.error ? (
        <ProblemNotice error={store.error} onRetry={store.refresh} />
      ) : (
        <SkeletonLines label={text("loading")} widths={["100%", "40%", "100%", "100%"]} />
      )}
      <EvacuationHistory
        siteId={siteId}
        timeZone={timeZone}
        after={store.pending.length === 0 ? (list?.evacuation?.id ?? "none") : null}
      />
    </>
  );
}

/** Everything goes into the tablet's queue, so nothing of it needs a network. */
function actsOf(store: ReceptionStore): EvacuationActs {
  const evacuationId = store.evacuationList?.evacuation?.id;
  return {
    start: (drill) => void store.change({ kind: "evacuation_start", evacuationId: makeId(store.now()), drill }),
    end: () => evacuationId !== undefined && void store.change({ kind: "evacuation_end", evacuationId }),
    tick(subject, safe, count) {
      if (evacuationId === undefined) return;
      const counted = count === undefined ? {} : { count };
      void store.change({ kind: "roll_call", evacuationId, subject, safe, ...counted });
    },
    add: (name, hostId) => void addSomebody(store, { name, hostId, evacuationId }),
  };
}

async function addSomebody(
  { change, now }: ReceptionStore,
  { name, hostId, evacuationId }: { name: string; hostId: string; evacuationId: string | undefined },
): Promise<void> {
  const visitId = makeId(now());
  await change({ kind: "walk_in", visitId, visitor: { name, email: "", phone: "", company: "" }, hostId, purpose: "" });
  if (evacuationId === undefined) return;
  await change({ kind: "roll_call", evacuationId, subject: { type: "visit", id: visitId }, safe: true });
}
