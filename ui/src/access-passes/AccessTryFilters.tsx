import { directions, refusalsAtDoor } from "@magic-meetings/contract/access-passes/verify-rules.ts";
import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular, DismissRegular } from "@fluentui/react-icons";
import { useId } from "react";
import list from "../elements/list.module.css";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { addDays, dayKey, startOfDay } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { accessTryMessages } from "./access-try-messages.ts";
import { useAccessTryExport, useDoorSites, type AccessTrySearch } from "./use-access-tries.ts";

export interface AccessTryFiltersProps {
  search: AccessTrySearch;
  onSearch: (search: AccessTrySearch) => void;
}

/** Which tries are shown, and the same as a file. */
export function AccessTryFilters({ search, onSearch }: AccessTryFiltersProps) {
  const text = useFeatureText(accessTryMessages);
  const { timeZone } = useReader();
  const id = useId();
  const sites = useDoorSites();
  const choose = (key: keyof AccessTrySearch, value: string) => {
    const { [key]: _before, ...rest } = search;
    onSearch(value === "" ? rest : { ...rest, [key]: value });
  };
  const { visit: _visit, ...ofAll } = search;
  const outcomes = ["granted", "not_granted", ...refusalsAtDoor] as const;
  const picks = [
    {
      key: "site",
      choices: (sites.data?.items ?? []).map(({ id: site, name }) => ({ value: site, label: name })),
    },
    { key: "outcome", choices: outcomes.map((value) => ({ value, label: text(`outcome.${value}`) })) },
    { key: "direction", choices: directions.map((value) => ({ value, label: text(`direction.${value}`) })) },
  ] as const;
  return (
    <form className={list.filters} aria-label={text("list")} onSubmit={(event) => event.preventDefault()}>
      <label className={list.field} htmlFor={`${id}q`}>
        {text("search")}
        <input
          id={`${id}q`}
          type="search"
          className={list.input}
          placeholder={text("searchHint")}
          onChange={({ target }) => choose("q", target.value.trim())}
        />
      </label>
      {picks.map(({ key, choices }) => (
        <label key={key} className={list.field} htmlFor={id + key}>
          {text(key)}
          <select
            id={id + key}
            className={list.input}
            value={search[key] ?? ""}
            onChange={({ target }) => choose(key, target.value)}
          >
            <option value="">{text("all")}</option>
            {choices.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
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
      {search.visit ? (
        <Button
          icon={<DismissRegular />}
          iconPosition="after"
          aria-label={text("clear")}
          onClick={() => onSearch(ofAll)}
        >
          {text("ofVisit")}
        </Button>
      ) : null}
      <Export search={search} />
    </form>
  );
}

function Export({ search }: { search: AccessTrySearch }) {
  const text = useFeatureText(accessTryMessages);
  const file = useAccessTryExport();
  return (
    <div className={list.end}>
      <span role="status">{file.isSuccess ? text("exported", { file: file.data }) : null}</span>
      {file.isError ? <ProblemNotice error={file.error} /> : null}
      <Button icon={<ArrowDownloadRegular />} disabled={file.isPending} onClick={() => file.mutate(search)}>
        {text(file.isPending ? "exporting" : "export")}
      </Button>
    </div>
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
