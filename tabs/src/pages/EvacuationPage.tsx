import { Link, Select } from "@fluentui/react-components";
import { PersonProhibitedRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { SkeletonLines } from "@magic-meetings/ui/elements/SkeletonLines.tsx";
import type { EvacuationActs } from "@magic-meetings/ui/evacuation/evacuation-acts.ts";
import { EvacuationBoard } from "@magic-meetings/ui/evacuation/EvacuationBoard.tsx";
import { EvacuationHistory } from "@magic-meetings/ui/evacuation/EvacuationHistory.tsx";
import { evacuationMessages } from "@magic-meetings/ui/evacuation/evacuation-messages.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { ConflictNotices } from "@magic-meetings/ui/reception/ConflictNotices.tsx";
import { deskSites, isAtDesk } from "@magic-meetings/ui/reception/desk-sites.ts";
import { makeId } from "@magic-meetings/ui/reception/make-id.ts";
import type { ReceptionStore } from "@magic-meetings/ui/reception/reception-store.ts";
import { SyncBand } from "@magic-meetings/ui/reception/SyncBand.tsx";
import { useDeskSites } from "@magic-meetings/ui/reception/use-desk-sites.ts";
import { useReception } from "@magic-meetings/ui/reception/use-reception.ts";
import { useMe } from "@magic-meetings/ui/session/use-me.ts";
import { use } from "react";
import { useSearchParams } from "react-router";
import { OwnAppContext } from "./own-app.ts";
import { PageFrame } from "./PageFrame.tsx";
import styles from "./EvacuationPage.module.css";

/** Who is in the house, and the roll call: for everybody who looks after a site, also on a phone without a network. */
export function EvacuationPage() {
  const text = useFeatureText(evacuationMessages);
  const { roles } = useMe();
  if (isAtDesk(roles)) return <Sites />;
  return (
    <PageFrame>
      <EmptyState icon={<PersonProhibitedRegular />} title={text("notAllowed")} hint={text("notAllowedHint")} />
    </PageFrame>
  );
}

function Sites() {
  const text = useFeatureText(evacuationMessages);
  const { roles } = useMe();
  const [address, setAddress] = useSearchParams();
  const sites = useDeskSites();
  const own = deskSites(roles, sites.data ?? []);
  const site = own.find(({ id }) => id === address.get("site")) ?? own[0];
  const chooser =
    own.length > 1 ? (
      <Select
        aria-label={text("site")}
        value={site?.id ?? ""}
        onChange={(_, { value }) => setAddress({ site: value }, { replace: true })}
      >
        {own.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    ) : null;
  return (
    <PageFrame
      wide
      title={site ? `${text("title")}: ${site.name}` : text("title")}
      aside={chooser}
      tellsOfOffline={false}
    >
      {site ? (
        <Evacuation key={site.id} siteId={site.id} timeZone={site.timeZone} />
      ) : sites.isError ? (
        <ProblemNotice error={sites.error} onRetry={() => void sites.refetch()} />
      ) : sites.isPending ? (
        <SkeletonLines label={text("loading")} widths={["100%", "40%", "100%", "100%"]} />
      ) : (
        <EmptyState icon={<PersonProhibitedRegular />} title={text("notAllowed")} hint={text("notAllowedHint")} />
      )}
    </PageFrame>
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
