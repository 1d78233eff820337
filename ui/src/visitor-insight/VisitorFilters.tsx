import { visitorInsightGroupings } from "@magic-meetings/contract/visitor-insight/visitor-insight-words.ts";
import type { VisitorInsight } from "@magic-meetings/contract/visitor-insight/visitor-insight.ts";
import { ToggleButton } from "@fluentui/react-components";
import { useId } from "react";
import list from "../elements/list.module.css";
import { useFeatureText } from "../messages/feature-text.ts";
import { visitorInsightMessages } from "./visitor-insight-messages.ts";
import { areDaysRight, type VisitorInsightSearch } from "./visitor-insight-search.ts";

export interface VisitorFiltersProps {
  search: VisitorInsightSearch;
  sites: VisitorInsight["sites"];
  onSearch: (search: VisitorInsightSearch) => void;
}

/** Which days, of which site, and how they are grouped. */
export function VisitorFilters({ search, sites, onSearch }: VisitorFiltersProps) {
  const text = useFeatureText(visitorInsightMessages);
  const id = useId();
  const { site, ...ofAllSites } = search;
  return (
    <form className={list.filters} aria-label={text("filters")} onSubmit={(event) => event.preventDefault()}>
      <label className={list.field} htmlFor={`${id}site`}>
        {text("site")}
        <select
          id={`${id}site`}
          className={list.input}
          value={site ?? ""}
          onChange={({ target }) => onSearch({ ...ofAllSites, ...(target.value ? { site: target.value } : {}) })}
        >
          <option value="">{text("allSites")}</option>
          {sites.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
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
            value={search[end]}
            // A half typed day is empty here; what stood before stays.
            onChange={({ target }) => target.value && onSearch({ ...search, [end]: target.value })}
          />
        </label>
      ))}
      <div className={list.field} role="group" aria-labelledby={`${id}by`}>
        <span id={`${id}by`}>{text("by")}</span>
        <span className={list.toggles}>
          {visitorInsightGroupings.map((grouping) => (
            <ToggleButton
              key={grouping}
              checked={search.by === grouping}
              onClick={() => onSearch({ ...search, by: grouping })}
            >
              {text(`by.${grouping}`)}
            </ToggleButton>
          ))}
        </span>
      </div>
      {areDaysRight(search) ? null : (
        <p className={list.wrong} role="alert">
          {text("wrongDays")}
        </p>
      )}
    </form>
  );
}
