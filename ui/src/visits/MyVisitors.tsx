import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import { visitStatuses } from "@magic-meetings/contract/visits/visit-words.ts";
import { PeopleCommunityRegular, SearchRegular } from "@fluentui/react-icons";
import { useState, type ReactNode } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import { ExportButton } from "../elements/ExportButton.tsx";
import list from "../elements/list.module.css";
import { ChoiceFilter, ListFilters, SearchFilter, withChoice } from "../elements/ListFilters.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { addDays, dayKey, startOfDay } from "../format/moments.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { useCancelVisit, useRestoreVisit, useVisitExport, useVisits, type VisitSearch } from "./use-visits.ts";
import { nameOf } from "./visit-facts.ts";
import { VisitLine } from "./VisitLine.tsx";
import { visitMessages } from "./visit-messages.ts";
import styles from "./Visitors.module.css";

const periods = ["today", "week", "coming", "past"] as const;
type PeriodName = (typeof periods)[number];

export interface MyVisitorsProps {
  /** How a meeting is led to from here. */
  meetingLink: (meetingId: string, words: string) => ReactNode;
}

/** The visitors of whoever reads, soonest first. */
export function MyVisitors({ meetingLink }: MyVisitorsProps) {
  const text = useFeatureText(visitMessages);
  const state = useText();
  const { timeZone } = useReader();
  const [today] = useState(() => dayKey(new Date(), timeZone));
  const [period, setPeriod] = useState<PeriodName>("coming");
  const [filter, setFilter] = useState<Pick<VisitSearch, "status" | "search">>({});
  const search = { ...filter, ...between(period, today, timeZone), host: "me" as const };
  const found = useVisits(search);
  const cancel = useCancelVisit(undefined);
  const restore = useRestoreVisit(undefined);
  const [done, setDone] = useState<Visit>();
  const visits = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <div className={list.stack}>
      <Filters period={period} onPeriod={setPeriod} filter={filter} onFilter={setFilter} search={search} />
      {cancel.isError ? <ProblemNotice error={cancel.error} /> : null}
      {restore.isError ? <ProblemNotice error={restore.error} /> : null}
      {done ? (
        <Notice
          kind="success"
          title={text(restore.isSuccess ? "restored" : "cancelled", { name: nameOf(done, text) })}
          actions={
            restore.isSuccess ? null : (
              <UndoButton disabled={restore.isPending} onPress={() => restore.mutate(done.id)} />
            )
          }
        />
      ) : null}
      {found.isError ? <ProblemNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonLines label={state("state.loading")} widths={["100%", "100%", "80%"]} /> : null}
      {found.isSuccess && visits.length === 0 ? (
        isFiltered ? (
          <EmptyState icon={<SearchRegular />} title={text("noneFound")} hint={text("noneFoundHint")} />
        ) : (
          <EmptyState icon={<PeopleCommunityRegular />} title={text("none")} hint={text("noneHint")} />
        )
      ) : null}
      {visits.length > 0 ? (
        <div className={list.line}>
          <ul className={list.lines} aria-label={text("listOfMine")}>
            {visits.map((visit) => (
              <VisitLine
                key={visit.id}
                visit={visit}
                isMine
                busy={cancel.isPending}
                also={<When visit={visit} meetingLink={meetingLink} />}
                onCancel={(scope) => {
                  restore.reset();
                  cancel.mutate({ id: visit.id, scope }, { onSuccess: () => setDone(visit) });
                }}
              />
            ))}
          </ul>
        </div>
      ) : null}
      <MoreButton pages={found}>{text("more")}</MoreButton>
    </div>
  );
}

/** Whole days on the reader's clock. */
function between(period: PeriodName, today: string, timeZone: string): Pick<VisitSearch, "from" | "to"> {
  const at = (day: string) => startOfDay(day, timeZone).toISOString();
  switch (period) {
    case "today":
      return { from: at(today), to: at(addDays(today, 1)) };
    case "week":
      return { from: at(today), to: at(addDays(today, 7)) };
    case "coming":
      return { from: at(today) };
    case "past":
      return { from: at(addDays(today, -30)), to: at(today) };
  }
}

function When({ visit, meetingLink }: { visit: Visit } & MyVisitorsProps) {
  const text = useFeatureText(visitMessages);
  const moments = useMoments(visit.site.timeZone);
  const { meeting, site } = visit;
  return (
    <p className={styles.when}>
      {moments.period(visit.start, visit.end)} · {site.name}
      {meeting === null ? null : <> · {meetingLink(meeting.id, meeting.subject || text("noSubject"))}</>}
    </p>
  );
}

interface FiltersProps {
  period: PeriodName;
  onPeriod: (period: PeriodName) => void;
  filter: Pick<VisitSearch, "status" | "search">;
  onFilter: (filter: Pick<VisitSearch, "status" | "search">) => void;
  search: VisitSearch;
}

function Filters({ period, onPeriod, filter, onFilter, search }: FiltersProps) {
  const text = useFeatureText(visitMessages);
  const file = useVisitExport();
  return (
    <ListFilters label={text("listOfMine")}>
      <SearchFilter
        label={text("search")}
        hint={text("searchHint")}
        onChange={(words) => onFilter(withChoice(filter, "search", words))}
      />
      <ChoiceFilter
        label={text("period")}
        value={period}
        choices={periods.map((value) => ({ value, label: text(`period.${value}`) }))}
        onChange={(value) => onPeriod(value === "" ? "coming" : value)}
      />
      <ChoiceFilter
        label={text("status")}
        all={text("all")}
        value={filter.status}
        choices={visitStatuses.map((value) => ({ value, label: text(`status.${value}`) }))}
        onChange={(value) => onFilter(withChoice(filter, "status", value))}
      />
      <ExportButton file={file} text={text} onPress={() => file.mutate(search)} />
    </ListFilters>
  );
}
