import { syncKinds, syncOutcomes } from "@magic-meetings/contract/sync-log/sync-log-words.ts";
import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular, DismissRegular } from "@fluentui/react-icons";
import { useId } from "react";
import list from "../elements/list.module.css";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { addDays, dayKey, startOfDay } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { syncLogMessages } from "./sync-log-messages.ts";
import { useSyncLogExport, type SyncLogSearch } from "./use-sync-log.ts";

export interface SyncLogFiltersProps {
  search: SyncLogSearch;
  onSearch: (search: SyncLogSearch) => void;
}

/** Which entries are shown, and the same as a file. */
export function SyncLogFilters({ search, onSearch }: SyncLogFiltersProps) {
  const text = useFeatureText(syncLogMessages);
  const { timeZone } = useReader();
  const id = useId();
  const file = useSyncLogExport();
  const choose = (key: keyof SyncLogSearch, value: string) => {
    const { [key]: _before, ...rest } = search;
    onSearch(value === "" ? rest : { ...rest, [key]: value });
  };
  const { meeting: _meeting, ...ofAll } = search;
  return (
    <form className={list.filters} aria-label={text("list")} onSubmit={(event) => event.preventDefault()}>
      <label className={list.field} htmlFor={`${id}mailbox`}>
        {text("mailbox")}
        <input
          id={`${id}mailbox`}
          type="search"
          className={list.input}
          placeholder={text("mailboxHint")}
          onChange={({ target }) => choose("mailbox", target.value.trim())}
        />
      </label>
      <label className={list.field} htmlFor={`${id}kind`}>
        {text("kind")}
        <select
          id={`${id}kind`}
          className={list.input}
          value={search.kind ?? ""}
          onChange={({ target }) => choose("kind", target.value)}
        >
          <option value="">{text("all")}</option>
          {syncKinds.map((kind) => (
            <option key={kind} value={kind}>
              {text(`kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={list.field} htmlFor={`${id}outcome`}>
        {text("outcome")}
        <select
          id={`${id}outcome`}
          className={list.input}
          value={search.outcome ?? ""}
          onChange={({ target }) => choose("outcome", target.value)}
        >
          <option value="">{text("all")}</option>
          {syncOutcomes.map((outcome) => (
            <option key={outcome} value={outcome}>
              {text(`outcome.${outcome}`)}
            </option>
          ))}
        </select>
      </label>
      {(["from", "to"] as const).map((end) => (
        <label key={end} className={list.field} htmlFor={id + end}>
          {text(end)}
          <input
            id={id + end}
            type="date"
            className={list.input}
            value={dayOf(search[end], end, timeZone)}
            onChange={({ target }) => choose(end, momentOf(target.value, end, timeZone))}
          />
        </label>
      ))}
      {search.meeting ? (
        <Button
          icon={<DismissRegular />}
          iconPosition="after"
          aria-label={text("clear")}
          onClick={() => onSearch(ofAll)}
        >
          {text("ofMeeting")}
        </Button>
      ) : null}
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

/** The last day is shown in whole: its moment is the beginning of the day after. */
function momentOf(day: string, end: "from" | "to", timeZone: string): string {
  if (day === "") return "";
  return startOfDay(end === "from" ? day : addDays(day, 1), timeZone).toISOString();
}

function dayOf(moment: string | undefined, end: "from" | "to", timeZone: string): string {
  if (moment === undefined) return "";
  const day = dayKey(moment, timeZone);
  return end === "from" ? day : addDays(day, -1);
}
