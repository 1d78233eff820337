import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import { visitStatuses } from "@magic-meetings/contract/visits/visit-words.ts";
import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular, PeopleCommunityRegular, SearchRegular } from "@fluentui/react-icons";
import { useId, useState, type ReactNode } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import list from "../elements/list.module.css";
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
      {found.hasNextPage ? (
        <div>
          <Button disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {text("more")}
          </Button>
        </div>
      ) : null}
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
  const id = useId();
  const file = useVisitExport();
  return (
    <form className={list.filters} aria-label={text("listOfMine")} onSubmit={(event) => event.preventDefault()}>
      <label className={list.field} htmlFor={`${id}search`}>
        {text("search")}
        <input
          id={`${id}search`}
          type="search"
          className={list.input}
          placeholder={text("searchHint")}
          maxLength={100}
          onChange={({ target }) => {
            const { search: _, ...rest } = filter;
            const words = target.value.trim();
            onFilter(words === "" ? rest : { ...rest, search: words });
          }}
        />
      </label>
      <label className={list.field} htmlFor={`${id}period`}>
        {text("period")}
        <select
          id={`${id}period`}
          className={list.input}
          value={period}
          onChange={({ target }) => onPeriod(periods.find((one) => one === target.value) ?? "coming")}
        >
          {periods.map((one) => (
            <option key={one} value={one}>
              {text(`period.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={list.field} htmlFor={`${id}status`}>
        {text("status")}
        <select
          id={`${id}status`}
          className={list.input}
          value={filter.status ?? ""}
          onChange={({ target }) => {
            const { status: _, ...rest } = filter;
            const status = visitStatuses.find((one) => one === target.value);
            onFilter(status === undefined ? rest : { ...rest, status });
          }}
        >
          <option value="">{text("all")}</option>
          {visitStatuses.map((one) => (
            <option key={one} value={one}>
              {text(`status.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <div className={list.end}>
        <span role="status">{file.isSuccess ? text("exported", { file: file.data }) : null}</span>
        {file.isError ? <ProblemNotice error={file.error} /> : null}
        <Button icon={<ArrowDownloadRegular />} disabled={file.isPending} onClick={() => file.mutate(search)}>
          {text(file.isPending ? "exporting" : "export")}
        </Button>
      </div>
    </form>
  );
}
