import type { Orphan } from "@magic-meetings/contract/orphans/orphan.ts";
import type { OrphanRepair } from "@magic-meetings/contract/orphans/orphan-words.ts";
import { CheckmarkCircleRegular, SearchRegular } from "@fluentui/react-icons";
import { useState, type ReactNode } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import list from "../elements/list.module.css";
import { MoreButton } from "../elements/MoreButton.tsx";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { OrphanFilters } from "./OrphanFilters.tsx";
import { OrphanLine } from "./OrphanLine.tsx";
import { orphanMessages } from "./orphan-messages.ts";
import { useOrphans, useReopen, useRepair, type OrphanSearch } from "./use-orphans.ts";

export interface OrphansProps {
  /** How a meeting is led to from here. */
  meetingLink: (meetingId: string, words: string) => ReactNode;
}

/** The queue of what is left alone: nothing in it is the goal. */
export function Orphans({ meetingLink }: OrphansProps) {
  const text = useFeatureText(orphanMessages);
  const state = useText();
  const [search, setSearch] = useState<OrphanSearch>({ state: "open" });
  const found = useOrphans(search);
  const orphans = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const repair = useRepair();
  const [done, setDone] = useState<{ orphan: Orphan; repair: OrphanRepair }>();
  return (
    <div className={list.stack}>
      <OrphanFilters search={search} onSearch={setSearch} />
      {done ? <Done {...done} onUndone={() => setDone(undefined)} /> : null}
      {repair.isError ? <ProblemNotice error={repair.error} /> : null}
      {found.isError ? <ProblemNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonLines label={state("state.loading")} widths={["100%", "100%", "80%"]} /> : null}
      {found.isSuccess && orphans.length === 0 ? <Nothing search={search} /> : null}
      {search.state === "open" && orphans.length > 0 ? (
        <p className={list.hint} role="status">
          {text(found.hasNextPage ? "countMore" : "count", { count: orphans.length })}
        </p>
      ) : null}
      {orphans.length > 0 ? (
        <ul className={list.lines} aria-label={text("list")}>
          {orphans.map((orphan) => (
            <OrphanLine
              key={orphan.id}
              orphan={orphan}
              busy={repair.isPending}
              meetingLink={meetingLink}
              onRepair={(input) =>
                repair.mutate(
                  { id: orphan.id, ...input },
                  { onSuccess: () => setDone({ orphan, repair: input.repair }) },
                )
              }
            />
          ))}
        </ul>
      ) : null}
      <MoreButton pages={found}>{text("more")}</MoreButton>
    </div>
  );
}

/** What was done, with the way back where there is one. */
function Done({ orphan, repair, onUndone }: { orphan: Orphan; repair: OrphanRepair; onUndone: () => void }) {
  const text = useFeatureText(orphanMessages);
  const reopen = useReopen();
  const subject = orphan.meeting?.subject || String(orphan.facts["subject"] ?? "") || text("noSubject");
  return (
    <>
      <Notice
        kind="success"
        title={text(`done.${repair}`, { subject })}
        actions={
          repair === "keep" ? (
            <UndoButton disabled={reopen.isPending} onPress={() => reopen.mutate(orphan.id, { onSuccess: onUndone })} />
          ) : null
        }
      />
      {reopen.isError ? <ProblemNotice error={reopen.error} /> : null}
    </>
  );
}

function Nothing({ search }: { search: OrphanSearch }) {
  const text = useFeatureText(orphanMessages);
  const { state, ...filters } = search;
  if (Object.keys(filters).length > 0) {
    return <EmptyState icon={<SearchRegular />} title={text("noneFound")} hint={text("noneFoundHint")} />;
  }
  if (state === "resolved") return <EmptyState icon={<SearchRegular />} title={text("noneResolved")} />;
  return <EmptyState icon={<CheckmarkCircleRegular />} title={text("none")} hint={text("noneHint")} />;
}
