import type { LookUp } from "@magic-meetings/contract/privacy/look-up.ts";
import type { LookUpWay } from "@magic-meetings/contract/privacy/privacy-words.ts";
import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular, PersonSearchRegular, SearchRegular } from "@fluentui/react-icons";
import { useId, useState } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import list from "../elements/list.module.css";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { addDays, dayKey, formatMoment, startOfDay } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { privacyMessages } from "./privacy-messages.ts";
import styles from "./Privacy.module.css";
import { useLookUpExport, useLookUps, useVisitPolicies, type LookUpSearch } from "./use-privacy.ts";

/** For administrators: who searched for visitors by name. Suspends for its words. */
export function LookUps() {
  const text = useFeatureText(privacyMessages);
  const [search, setSearch] = useState<LookUpSearch>({});
  const found = useLookUps(search);
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = Object.keys(search).length > 0;
  return (
    <div className={list.stack}>
      <p className={list.hint}>{text("lookUps.hint")}</p>
      <Filters search={search} onSearch={setSearch} />
      {found.isError ? <ProblemNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonLines label={text("loading")} widths={["100%", "100%", "80%"]} /> : null}
      {found.isSuccess && items.length === 0 ? (
        <EmptyState
          icon={isFiltered ? <SearchRegular /> : <PersonSearchRegular />}
          title={text(isFiltered ? "lookUps.noneFound" : "lookUps.none")}
          hint={text(isFiltered ? "lookUps.noneFoundHint" : "lookUps.noneHint")}
        />
      ) : null}
      {items.length > 0 ? <Searches items={items} /> : null}
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

function Searches({ items }: { items: readonly LookUp[] }) {
  const text = useFeatureText(privacyMessages);
  const { language, timeZone } = useReader();
  return (
    <div className={list.scroll} role="group" aria-label={text("lookUps.list")} tabIndex={0}>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{text("at")}</th>
            <th scope="col">{text("who")}</th>
            <th scope="col">{text("site")}</th>
            <th scope="col">{text("how")}</th>
            <th scope="col" className={styles.figure}>
              {text("letters")}
            </th>
            <th scope="col" className={styles.figure}>
              {text("found")}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, at, who, site, how, letters, found }) => (
            <tr key={id}>
              <th scope="row" className={list.when}>
                {formatMoment(at, timeZone, language)}
              </th>
              <td>{who?.name ?? text("system")}</td>
              <td>{site?.name ?? text("company_wide")}</td>
              <td>{text(`how.${how}`)}</td>
              <td className={styles.figure}>{letters.toLocaleString(language)}</td>
              <td className={styles.figure}>{found.toLocaleString(language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface FiltersProps {
  search: LookUpSearch;
  onSearch: (search: LookUpSearch) => void;
}

function Filters({ search, onSearch }: FiltersProps) {
  const text = useFeatureText(privacyMessages);
  const { timeZone } = useReader();
  const id = useId();
  const sites = useVisitPolicies();
  const file = useLookUpExport();
  const choose = (key: keyof LookUpSearch, value: string) => {
    const { [key]: _before, ...rest } = search;
    onSearch(value === "" ? rest : { ...rest, [key]: value });
  };
  return (
    <form className={list.filters} aria-label={text("lookUps.list")} onSubmit={(event) => event.preventDefault()}>
      <label className={list.field} htmlFor={`${id}site`}>
        {text("site")}
        <select
          id={`${id}site`}
          className={list.input}
          value={search.site ?? ""}
          onChange={({ target }) => choose("site", target.value)}
        >
          <option value="">{text("allSites")}</option>
          {(sites.data?.items ?? []).map(({ siteId, site }) => (
            <option key={siteId} value={siteId}>
              {site.name}
            </option>
          ))}
        </select>
      </label>
      <label className={list.field} htmlFor={`${id}how`}>
        {text("how")}
        <select
          id={`${id}how`}
          className={list.input}
          value={search.how ?? ""}
          onChange={({ target }) => choose("how", target.value)}
        >
          <option value="">{text("all")}</option>
          {(["online", "offline"] as const satisfies readonly LookUpWay[]).map((how) => (
            <option key={how} value={how}>
              {text(`how.${how}`)}
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
