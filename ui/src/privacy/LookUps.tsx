import type { LookUp } from "@magic-meetings/contract/privacy/look-up.ts";
import type { LookUpWay } from "@magic-meetings/contract/privacy/privacy-words.ts";
import { PersonSearchRegular, SearchRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import { ExportButton } from "../elements/ExportButton.tsx";
import list from "../elements/list.module.css";
import { ChoiceFilter, DayFilter, ListFilters, withChoice } from "../elements/ListFilters.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoment } from "../format/moments.ts";
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
      <MoreButton pages={found}>{text("more")}</MoreButton>
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

const ways = ["online", "offline"] as const satisfies readonly LookUpWay[];

function Filters({ search, onSearch }: FiltersProps) {
  const text = useFeatureText(privacyMessages);
  const sites = useVisitPolicies().data?.items ?? [];
  const file = useLookUpExport();
  const choose = (key: keyof LookUpSearch) => (value: string) => onSearch(withChoice(search, key, value));
  return (
    <ListFilters label={text("lookUps.list")}>
      <ChoiceFilter
        label={text("site")}
        all={text("allSites")}
        value={search.site}
        choices={sites.map(({ siteId, site }) => ({ value: siteId, label: site.name }))}
        onChange={choose("site")}
      />
      <ChoiceFilter
        label={text("how")}
        all={text("all")}
        value={search.how}
        choices={ways.map((value) => ({ value, label: text(`how.${value}`) }))}
        onChange={choose("how")}
      />
      <DayFilter label={text("from")} end="from" moment={search.from} onChange={choose("from")} />
      <DayFilter label={text("to")} end="to" moment={search.to} onChange={choose("to")} />
      <ExportButton file={file} text={text} onPress={() => file.mutate(search)} />
    </ListFilters>
  );
}
