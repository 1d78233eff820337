import { Button } from "@fluentui/react-components";
import type { ReceptionSnapshot, ReceptionVisit } from "@magic-meetings/contract/reception/reception.ts";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useWedgeScanner } from "../elements/use-wedge-scanner.ts";
import { useNow } from "../format/use-now.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { BadgeSheet } from "./BadgeSheet.tsx";
import { Closings } from "./Closings.tsx";
import { ConflictNotices } from "./ConflictNotices.tsx";
import { DayCounts } from "./DayCounts.tsx";
import { doAct, type DeskAct, type Done } from "./desk-acts.ts";
import { DeskTools } from "./DeskTools.tsx";
import { DoneLine } from "./DoneLine.tsx";
import { receptionMessages } from "./reception-messages.ts";
import type { NewReceptionChange, ReceptionStore } from "./reception-store.ts";
import styles from "./Reception.module.css";
import { SearchBar } from "./SearchBar.tsx";
import { useLookUpKept, useSearch } from "./use-search.ts";
import { useScan, type Scanned } from "./use-scan.ts";
import { countParts, partOf, type ShownPart } from "./visit-groups.ts";
import { VisitList } from "./VisitList.tsx";
import { VisitPanel } from "./VisitPanel.tsx";
import { WalkInForm } from "./WalkInForm.tsx";

const CameraReader = lazy(async () => ({ default: (await import("./CameraReader.tsx")).CameraReader }));

export interface ReceptionDeskProps {
  siteId: string;
  store: ReceptionStore;
  onEvacuation: () => void;
}

/** The desk: find, let in, let out. Everything works on what the tablet has, with or without a network. */
export function ReceptionDesk({ siteId, store, onEvacuation }: ReceptionDeskProps) {
  const text = useFeatureText(receptionMessages);
  const { snapshot, error } = store;
  if (snapshot !== undefined) return <Desk {...{ siteId, store, snapshot, onEvacuation }} />;
  return error ? (
    <ProblemNotice error={error} onRetry={store.refresh} />
  ) : (
    <SkeletonLines label={text("loading")} widths={["100%", "40%", "100%", "100%", "100%"]} />
  );
}

/** What stands beside the list. */
type Beside =
  | { kind: "visit"; id: string }
  /** `after`: the change that may turn out not to have been made. */
  | { kind: "badge"; id: string; after?: string }
  | { kind: "walk_in"; name: string };

const lookAgainMs = 30_000;

function Desk({ siteId, store, snapshot, onEvacuation }: ReceptionDeskProps & { snapshot: ReceptionSnapshot }) {
  const text = useFeatureText(receptionMessages);
  useNow(lookAgainMs);
  const now = store.now();
  const minute = Math.floor(now.getTime() / 60_000);
  // The same moment for a minute, so that rows stay as they are.
  const shownNow = useMemo(() => new Date(minute * 60_000), [minute]);
  const [typed, setTyped] = useState("");
  const [part, setPart] = useState<ShownPart>("all");
  const [beside, setBeside] = useState<Beside>();
  const [scanned, setScanned] = useState<Scanned>();
  const [camera, setCamera] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  const [done, setDone] = useState<Done>();
  const { index, found } = useSearch(snapshot.visits, typed);
  useLookUpKept(store, typed, found?.length);
  const counts = useMemo(() => countParts(snapshot.visits), [snapshot.visits]);
  const visits = useMemo(
    () => (part === "all" ? snapshot.visits : snapshot.visits.filter((visit) => partOf(visit) === part)),
    [snapshot.visits, part],
  );
  const { change } = store;
  const act = useCallback(
    (what: DeskAct, visit: ReceptionVisit) => {
      setScanned(undefined);
      void doAct({ change }, { act: what, visit, text }).then(setDone);
    },
    [change, text],
  );
  const open = useCallback((id: string) => {
    setBeside((before) => (before?.kind === "visit" && before.id === id ? undefined : { kind: "visit", id }));
  }, []);
  const choose = useCallback((id: string) => {
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const { scan } = useScan(siteId, store);
  const take = useCallback(
    (code: string) => {
      void scan(code).then((result) => {
        setScanned(result);
        if (result.kind !== "visit") return setBeside(undefined);
        // Who is expected is let in at once; it can be taken back.
        if (result.recognition === "expected") act("check_in", result.visit);
        setScanned(result);
        setBeside({ kind: "visit", id: result.visit.id });
      });
    },
    [scan, act],
  );
  useWedgeScanner(take);
  const walkIn = (given: Extract<NewReceptionChange, { kind: "walk_in" }>) => {
    void change(given).then((changeId) => {
      setTyped("");
      setBeside({ kind: "badge", id: given.visitId, after: changeId });
      setDone({
        after: changeId,
        sentence: text("done.walk_in", { name: given.visitor.name }),
        undo: [{ kind: "undo_check_in", visitId: given.visitId }],
        badgeOf: given.visitId,
      });
    });
  };
  const letInChosen = async (ids: readonly string[]) => {
    for (const visitId of ids) await change({ kind: "check_in", visitId });
    setChosen(undefined);
    setDone({
      sentence: text("done.several", { count: ids.length }),
      undo: ids.map((visitId) => ({ kind: "undo_check_in", visitId })),
      badgeOf: null,
    });
  };
  const undo = async () => {
    for (const one of done?.undo ?? []) await change(one);
    setDone({ sentence: text("done.undone"), undo: [], badgeOf: null });
  };
  // Nobody of this name was found: it is the name of who stands there.
  const nameTyped = useRef("");
  useEffect(() => {
    nameTyped.current = found?.length === 0 ? typed.trim() : "";
  }, [found, typed]);
  const openWalkIn = useCallback(() => setBeside({ kind: "walk_in", name: nameTyped.current }), []);
  const toggleCamera = useCallback(() => setCamera((before) => !before), []);
  const toggleSeveral = useCallback(() => setChosen((before) => (before === undefined ? new Set() : undefined)), []);
  const shown = shownBeside(besideNow(beside, store), snapshot, scanned);
  return (
    <div className={styles.desk}>
      <SearchBar
        typed={typed}
        onTyped={setTyped}
        onCode={take}
        onFirst={() => {
          const [first] = found ?? [];
          if (first) setBeside({ kind: "visit", id: first.id });
        }}
      >
        <DeskTools
          camera={camera}
          onCamera={toggleCamera}
          several={chosen !== undefined}
          onSeveral={toggleSeveral}
          onWalkIn={openWalkIn}
        />
      </SearchBar>
      <DayCounts counts={counts} part={part} onPart={setPart} onEvacuation={onEvacuation} />
      <p className={styles.unseen} role="status">
        {found === undefined ? "" : text("found", { count: found.length })}
      </p>
      <ConflictNotices
        conflicts={store.conflicts}
        timeZone={snapshot.site.timeZone}
        onDismiss={store.dismiss}
        onRetry={store.retry}
      />
      <Closings siteId={siteId} online={store.online} />
      {camera ? (
        <Suspense fallback={<SkeletonLines label={text("camera.starting")} widths={["100%"]} />}>
          <CameraReader onCode={take} />
        </Suspense>
      ) : null}
      {scanned === undefined || scanned.kind === "visit" ? null : (
        <Notice kind="warning" title={text(`scan.${scanned.kind}`)}>
          {text(`scan.${scanned.kind}Hint`)}
        </Notice>
      )}
      {chosen === undefined ? null : (
        <div className={styles.several}>
          <span>{text("severalHint")}</span>
          <Button
            appearance="primary"
            size="large"
            disabled={chosen.size === 0}
            onClick={() => void letInChosen([...chosen])}
          >
            {text("severalCheckIn", { count: chosen.size })}
          </Button>
        </div>
      )}
      <div className={shown === undefined ? styles.alone : styles.two}>
        <div className={styles.list}>
          <VisitList
            snapshot={snapshot}
            visits={visits}
            found={found}
            typed={typed}
            openId={beside?.kind === "visit" ? beside.id : undefined}
            chosen={chosen}
            siteId={siteId}
            now={shownNow}
            onOpen={open}
            onChoose={choose}
            onAct={act}
          />
        </div>
        {shown === undefined ? null : (
          <aside className={styles.panel}>
            {shown.kind === "walk_in" ? (
              <WalkInForm
                key="walk-in"
                snapshot={snapshot}
                index={index}
                firstName={shown.name}
                now={store.now}
                onSend={walkIn}
                onOpen={(id) => setBeside({ kind: "visit", id })}
                onClose={() => setBeside(undefined)}
              />
            ) : shown.kind === "checking" ? (
              <SkeletonLines label={text("walkIn.checking")} widths={["60%", "100%", "80%"]} />
            ) : shown.kind === "badge" ? (
              <BadgeSheet
                key={shown.visit.id}
                visit={shown.visit}
                day={snapshot.day}
                online={store.online}
                photos={snapshot.photos}
                onPhoto={(jpeg) => void change({ kind: "photo", visitId: shown.visit.id, jpeg })}
                onBack={() => setBeside({ kind: "visit", id: shown.visit.id })}
              />
            ) : (
              <VisitPanel
                visit={shown.visit}
                siteId={siteId}
                now={shownNow}
                onAct={act}
                onBadge={(id) => setBeside({ kind: "badge", id })}
                onClose={() => setBeside(undefined)}
              />
            )}
          </aside>
        )}
      </div>
      <DoneLine
        done={isJudged(done?.after, store) === "made" ? done : undefined}
        onUndo={() => void undo()}
        onBadge={(id) => setBeside({ kind: "badge", id })}
        onClose={() => setDone(undefined)}
      />
    </div>
  );
}

type ShownBeside = { kind: "visit" | "badge" | "checking"; visit: ReceptionVisit } | { kind: "walk_in"; name: string };
type BesideNow = Exclude<Beside, { kind: "badge" }> | { kind: "badge" | "checking"; id: string };

/**
 * Whether the server has made a change. Somebody may have to wait for security, which only the server knows: until it
 * has said so her badge is not shown. Without a network it stands as it was done here.
 */
function isJudged(changeId: string | undefined, store: ReceptionStore): "made" | "waits" | "not_made" {
  if (changeId === undefined) return "made";
  if (store.conflicts.some(({ change }) => change.id === changeId)) return "not_made";
  return store.online && store.pending.some(({ id }) => id === changeId) ? "waits" : "made";
}

function besideNow(beside: Beside | undefined, store: ReceptionStore): BesideNow | undefined {
  if (beside?.kind !== "badge") return beside;
  const judged = isJudged(beside.after, store);
  return { kind: judged === "made" ? "badge" : judged === "waits" ? "checking" : "visit", id: beside.id };
}

/** A visit as the tablet has it now; one that is of another site or day, as the server told it. */
function shownBeside(
  beside: BesideNow | undefined,
  { visits }: ReceptionSnapshot,
  scanned: Scanned | undefined,
): ShownBeside | undefined {
  if (beside === undefined || beside.kind === "walk_in") return beside;
  const known = visits.find(({ id }) => id === beside.id);
  const visit = known ?? (scanned?.kind === "visit" && scanned.visit.id === beside.id ? scanned.visit : undefined);
  return visit && { kind: beside.kind, visit };
}
