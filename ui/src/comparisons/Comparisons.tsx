import type { Comparison } from "@magic-meetings/contract/comparisons/comparison.ts";
import { Button, ProgressBar } from "@fluentui/react-components";
import { ArrowSyncCheckmarkRegular } from "@fluentui/react-icons";
import { useId, useState, type ReactNode } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import list from "../elements/list.module.css";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatDay, formatMoment } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { comparisonMessages } from "./comparison-messages.ts";
import { Differences } from "./Differences.tsx";
import { NewComparison } from "./NewComparison.tsx";
import { useComparisons, useStopComparison } from "./use-comparisons.ts";

export interface ComparisonsProps {
  /** How a meeting is led to from here. */
  meetingLink: (meetingId: string, words: string) => ReactNode;
}

/** Our meetings held against the calendar: begun here, watched, and put right. */
export function Comparisons({ meetingLink }: ComparisonsProps) {
  const text = useFeatureText(comparisonMessages);
  const state = useText();
  const all = useComparisons();
  const [chosen, setChosen] = useState<string>();
  const items = all.data?.items ?? [];
  const shown = items.find(({ id }) => id === chosen) ?? items[0];
  return (
    <div className={list.stack}>
      <p className={list.hint}>{text("hint")}</p>
      <NewComparison onStarted={() => setChosen(undefined)} />
      {all.isError ? <ProblemNotice error={all.error} onRetry={() => void all.refetch()} /> : null}
      {all.isPending ? <SkeletonLines label={state("state.loading")} widths={["100%", "60%"]} /> : null}
      {all.isSuccess && shown === undefined ? (
        <EmptyState icon={<ArrowSyncCheckmarkRegular />} title={text("none")} hint={text("noneHint")} />
      ) : null}
      {items.length > 1 && shown ? <Choice items={items} shown={shown} onChoose={setChosen} /> : null}
      {shown ? <State key={`state ${shown.id}`} one={shown} /> : null}
      {shown && shown.status !== "running" ? (
        <Differences key={shown.id} one={shown} meetingLink={meetingLink} />
      ) : null}
    </div>
  );
}

function Choice({
  items,
  shown,
  onChoose,
}: {
  items: readonly Comparison[];
  shown: Comparison;
  onChoose: (id: string) => void;
}) {
  const text = useFeatureText(comparisonMessages);
  const words = useWords();
  const id = useId();
  return (
    <label className={list.field} htmlFor={id}>
      {text("earlier")}
      <select id={id} className={list.input} value={shown.id} onChange={({ target }) => onChoose(target.value)}>
        {items.map((one) => (
          <option key={one.id} value={one.id}>
            {`${words.range(one)} · ${words.when(one)}`}
          </option>
        ))}
      </select>
    </label>
  );
}

/** How far it is, or how it ended. */
function State({ one }: { one: Comparison }) {
  const text = useFeatureText(comparisonMessages);
  const words = useWords();
  const stop = useStopComparison();
  const { compared, total, differences, problem } = one;
  if (one.status === "running") {
    const title = text("running", { compared, total });
    return (
      <div className={list.line}>
        <p className={list.sentence} role="status">
          {title}
        </p>
        <ProgressBar value={one.progress / 100} thickness="large" aria-label={title} />
        <div className={list.actions}>
          <Button size="small" disabled={stop.isPending} onClick={() => stop.mutate(one.id)}>
            {text("stop")}
          </Button>
          {stop.isError ? <ProblemNotice error={stop.error} /> : null}
        </div>
      </div>
    );
  }
  const about = `${words.range(one)} · ${words.when(one)}`;
  if (one.status === "failed") {
    return (
      <Notice kind="error" title={text(`failed.${problem ?? "failed"}`)}>
        {about}
      </Notice>
    );
  }
  const title =
    one.status === "stopped"
      ? text("stopped", { compared, total })
      : text("done", { count: compared, open: differences.open });
  return (
    <Notice kind={differences.open > 0 ? "warning" : "success"} title={title}>
      {about}
    </Notice>
  );
}

function useWords() {
  const text = useFeatureText(comparisonMessages);
  const { language, timeZone } = useReader();
  return {
    range: ({ from, to, sites }: Comparison) =>
      text("one", {
        from: formatDay(from, timeZone, language),
        // It ends where the day after begins.
        to: formatDay(new Date(Date.parse(to) - 1).toISOString(), timeZone, language),
        sites: sites.length === 0 ? text("allSites") : sites.map(({ name }) => name).join(", "),
      }),
    when: ({ startedAt, startedBy }: Comparison) =>
      text("by", { name: startedBy ?? "–", moment: formatMoment(startedAt, timeZone, language) }),
  };
}
