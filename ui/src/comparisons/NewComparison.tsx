import { longestComparisonDays } from "@magic-meetings/contract/comparisons/comparison-words.ts";
import { Button } from "@fluentui/react-components";
import { useId, useState } from "react";
import list from "../elements/list.module.css";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { addDays, dayKey, startOfDay } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { comparisonMessages } from "./comparison-messages.ts";
import { useComparedSites, useStartComparison } from "./use-comparisons.ts";

/** Which days and sites to compare; the coming month unless somebody says otherwise. */
export function NewComparison({ onStarted }: { onStarted: () => void }) {
  const text = useFeatureText(comparisonMessages);
  const { timeZone } = useReader();
  const id = useId();
  const sites = useComparedSites().data?.items ?? [];
  const start = useStartComparison();
  const [from, setFrom] = useState(() => dayKey(new Date(), timeZone));
  const [to, setTo] = useState(() => addDays(dayKey(new Date(), timeZone), 30));
  const [site, setSite] = useState("");
  const isRight = from !== "" && to >= from && addDays(from, longestComparisonDays - 1) >= to;
  const begin = () =>
    start.mutate(
      {
        from: startOfDay(from, timeZone).toISOString(),
        to: startOfDay(addDays(to, 1), timeZone).toISOString(),
        sites: site === "" ? [] : [site],
      },
      { onSuccess: onStarted },
    );
  return (
    <form
      className={list.filters}
      aria-label={text("start")}
      onSubmit={(event) => {
        event.preventDefault();
        if (isRight) begin();
      }}
    >
      <label className={list.field} htmlFor={`${id}from`}>
        {text("from")}
        <input
          id={`${id}from`}
          type="date"
          className={list.input}
          value={from}
          onChange={({ target }) => setFrom(target.value)}
        />
      </label>
      <label className={list.field} htmlFor={`${id}to`}>
        {text("to")}
        <input
          id={`${id}to`}
          type="date"
          className={list.input}
          value={to}
          onChange={({ target }) => setTo(target.value)}
        />
      </label>
      <label className={list.field} htmlFor={`${id}site`}>
        {text("site")}
        <select id={`${id}site`} className={list.input} value={site} onChange={({ target }) => setSite(target.value)}>
          <option value="">{text("allSites")}</option>
          {sites.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" appearance="primary" disabledFocusable={!isRight || start.isPending}>
        {text("start")}
      </Button>
      {isRight ? null : (
        <p className={list.hint} role="alert">
          {text("wrongDays")}
        </p>
      )}
      {start.isError ? <ProblemNotice error={start.error} /> : null}
    </form>
  );
}
