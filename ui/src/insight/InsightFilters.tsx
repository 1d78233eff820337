import type { Insight } from "@magic-meetings/contract/insight/insight.ts";
import { ToggleButton } from "@fluentui/react-components";
import { useId } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import { insightMessages } from "./insight-messages.ts";
import {
  addMonths,
  areMonthsRight,
  insightGroupings,
  monthCountOf,
  monthCounts,
  type InsightSearch,
} from "./insight-search.ts";
import list from "../elements/list.module.css";

export interface InsightFiltersProps {
  search: InsightSearch;
  sites: Insight["sites"];
  thisMonth: string;
  onSearch: (search: InsightSearch) => void;
}

/** Which months, of which site, and how they are grouped. */
export function InsightFilters({ search, sites, thisMonth, onSearch }: InsightFiltersProps) {
  const text = useFeatureText(insightMessages);
  const id = useId();
  const { from, to, by, site } = search;
  const count = monthCountOf(search, thisMonth);
  return (
    <form className={list.filters} aria-label={text("insight.filters")} onSubmit={(event) => event.preventDefault()}>
      <label className={list.field} htmlFor={`${id}site`}>
        {text("insight.site")}
        <select
          id={`${id}site`}
          className={list.input}
          value={site ?? ""}
          onChange={({ target }) => onSearch({ from, to, by, ...(target.value ? { site: target.value } : {}) })}
        >
          <option value="">{text("insight.allSites")}</option>
          {sites.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <label className={list.field} htmlFor={`${id}months`}>
        {text("insight.period")}
        <select
          id={`${id}months`}
          className={list.input}
          value={count ?? ""}
          onChange={({ target }) =>
            target.value && onSearch({ ...search, from: addMonths(thisMonth, 1 - Number(target.value)), to: thisMonth })
          }
        >
          {count === undefined ? <option value="">{text("insight.own")}</option> : null}
          {monthCounts.map((months) => (
            <option key={months} value={months}>
              {text("insight.months", { count: months })}
            </option>
          ))}
        </select>
      </label>
      {(["from", "to"] as const).map((end) => (
        <label key={end} className={list.field} htmlFor={id + end}>
          {text(`insight.${end}`)}
          <input
            id={id + end}
            type="month"
            className={list.input}
            value={search[end]}
            // A half typed month is empty here; what stood before stays.
            onChange={({ target }) => target.value && onSearch({ ...search, [end]: target.value })}
          />
        </label>
      ))}
      <div className={list.field} role="group" aria-labelledby={`${id}by`}>
        <span id={`${id}by`}>{text("insight.by")}</span>
        <span className={list.toggles}>
          {insightGroupings.map((grouping) => (
            <ToggleButton
              key={grouping}
              checked={by === grouping}
              onClick={() => onSearch({ ...search, by: grouping })}
            >
              {text(`insight.by.${grouping}`)}
            </ToggleButton>
          ))}
        </span>
      </div>
      {areMonthsRight(search) ? null : (
        <p className={list.wrong} role="alert">
          {text("insight.wrongMonths")}
        </p>
      )}
    </form>
  );
}
