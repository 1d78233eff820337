import { useId, type InputHTMLAttributes, type ReactNode } from "react";
import { addDays, dayKey, startOfDay } from "../format/moments.ts";
import { useReader } from "../messages/text-context.ts";
import { classNames } from "./class-names.ts";
import list from "./list.module.css";

/** The row of filters above a list; it sends nothing: every choice counts at once. */
export function ListFilters({ label, children }: { label: string; children: ReactNode }) {
  return (
    <form className={list.filters} aria-label={label} role="search" onSubmit={(event) => event.preventDefault()}>
      {children}
    </form>
  );
}

/** The search with this choice; an empty one is none. */
export function withChoice<Search extends object>(search: Search, key: keyof Search, value: string): Search {
  const { [key]: _before, ...rest } = search;
  return (value === "" ? rest : { ...rest, [key]: value }) as Search;
}

interface SearchFilterProps extends Pick<InputHTMLAttributes<HTMLInputElement>, "defaultValue"> {
  label: string;
  hint?: string;
  wide?: boolean;
  onChange: (words: string) => void;
}

/** Words that are looked for, in any script. */
export function SearchFilter({ label, hint, wide = false, defaultValue, onChange }: SearchFilterProps) {
  const id = useId();
  return (
    <label className={classNames(list.field, wide && list.wide)} htmlFor={id}>
      {label}
      <input
        id={id}
        type="search"
        dir="auto"
        maxLength={100}
        autoComplete="off"
        className={list.input}
        placeholder={hint}
        defaultValue={defaultValue}
        onChange={({ target }) => onChange(target.value.trim())}
      />
    </label>
  );
}

interface ChoiceFilterProps<Choice extends string> {
  label: string;
  /** Said for no choice; without it one of the choices always holds. */
  all?: string;
  value: Choice | undefined;
  choices: readonly { value: Choice; label: string }[];
  onChange: (value: Choice | "") => void;
}

/** One of a few, or all of them. */
export function ChoiceFilter<Choice extends string>({
  label,
  all,
  value,
  choices,
  onChange,
}: ChoiceFilterProps<Choice>) {
  const id = useId();
  return (
    <label className={list.field} htmlFor={id}>
      {label}
      <select
        id={id}
        className={list.input}
        value={value ?? ""}
        onChange={({ target }) => onChange(choices.find((one) => one.value === target.value)?.value ?? "")}
      >
        {all === undefined ? null : <option value="">{all}</option>}
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface DayFilterProps {
  label: string;
  /** Which end of a period: its last day is in it as a whole, so the moment is the beginning of the day after. */
  end: "from" | "to";
  moment: string | undefined;
  onChange: (moment: string) => void;
}

/** A day in the reader's zone, kept as a moment. */
export function DayFilter({ label, end, moment, onChange }: DayFilterProps) {
  const { timeZone } = useReader();
  const id = useId();
  const later = end === "from" ? 0 : 1;
  return (
    <label className={list.field} htmlFor={id}>
      {label}
      <input
        id={id}
        type="date"
        className={list.input}
        value={moment === undefined ? "" : addDays(dayKey(moment, timeZone), -later)}
        onChange={({ target }) =>
          onChange(target.value === "" ? "" : startOfDay(addDays(target.value, later), timeZone).toISOString())
        }
      />
    </label>
  );
}
