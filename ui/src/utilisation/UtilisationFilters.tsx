import type { Site } from "@magic-meetings/contract/places/place.ts";
import { Button, ToggleButton } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useId } from "react";
import { useFeatureText } from "../messages/feature-text.ts";
import list from "../elements/list.module.css";
import { utilisationMessages } from "./utilisation-messages.ts";
import {
  areDaysRight,
  lastDays,
  lengthOf,
  periodLengths,
  placeGroupings,
  type UtilisationSearch,
} from "./utilisation-search.ts";

export interface UtilisationFiltersProps {
  search: UtilisationSearch;
  sites: readonly Site[];
  /** The floor or room that is shown alone, by its name. */
  place: string | undefined;
  today: string;
  onSearch: (search: UtilisationSearch) => void;
}

/** Which rooms, which days, and how they are listed. */
export function UtilisationFilters({ search, sites, place, today, onSearch }: UtilisationFiltersProps) {
  const text = useFeatureText(utilisationMessages);
  const id = useId();
  const { from, to, by } = search;
  return (
    <form className={list.filters} aria-label={text("filter.title")} onSubmit={(event) => event.preventDefault()}>
      <label className={list.field} htmlFor={`${id}site`}>
        {text("filter.site")}
        <select
          id={`${id}site`}
          className={list.input}
          value={search.site ?? ""}
          onChange={({ target }) => onSearch({ from, to, by, ...(target.value ? { site: target.value } : {}) })}
        >
          <option value="">{text("filter.allSites")}</option>
          {sites.map((site) => (
            <option key={site.id} value={site.id}>
              {site.name}
            </option>
          ))}
        </select>
      </label>
      <Period search={search} today={today} onSearch={onSearch} />
      <div className={list.field} role="group" aria-labelledby={`${id}by`}>
        <span id={`${id}by`}>{text("filter.by")}</span>
        <span className={list.toggles}>
          {placeGroupings.map((grouping) => (
            <ToggleButton
              key={grouping}
              checked={by === grouping}
              onClick={() => onSearch({ ...search, by: grouping })}
            >
              {text(`by.${grouping}`)}
            </ToggleButton>
          ))}
        </span>
      </div>
      {place === undefined ? null : (
        <Button
          icon={<DismissRegular />}
          iconPosition="after"
          aria-label={text("filter.placeClear", { place })}
          onClick={() => onSearch({ from, to, by })}
        >
          {text("filter.place", { place })}
        </Button>
      )}
      {areDaysRight(search) ? null : (
        <p className={list.wrong} role="alert">
          {text("filter.wrongDays")}
        </p>
      )}
    </form>
  );
}

type PeriodProps = Pick<UtilisationFiltersProps, "search" | "today" | "onSearch">;

function Period({ search, today, onSearch }: PeriodProps) {
  const text = useFeatureText(utilisationMessages);
  const id = useId();
  const length = lengthOf(search, today);
  const setDay = (day: Partial<UtilisationSearch>) => onSearch({ ...search, ...day });
  return (
    <>
      <label className={list.field} htmlFor={`${id}length`}>
        {text("filter.period")}
        <select
          id={`${id}length`}
          className={list.input}
          value={length ?? ""}
          onChange={({ target }) => target.value && setDay(lastDays(today, Number(target.value)))}
        >
          {length === undefined ? <option value="">{text("filter.own")}</option> : null}
          {periodLengths.map((days) => (
            <option key={days} value={days}>
              {text("filter.days", { count: days })}
            </option>
          ))}
        </select>
      </label>
      {(["from", "to"] as const).map((end) => (
        <label key={end} className={list.field} htmlFor={id + end}>
          {text(`filter.${end}`)}
          <input
            id={id + end}
            type="date"
            className={list.input}
            value={search[end]}
            // A half typed day is empty here; what stood before stays.
            onChange={({ target }) => target.value && setDay({ [end]: target.value })}
          />
        </label>
      ))}
    </>
  );
}
