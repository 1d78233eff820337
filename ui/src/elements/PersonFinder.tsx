import type { Colleague } from "@magic-meetings/contract/delegates/delegate.ts";
import { Button, Input } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useText } from "../messages/text-context.ts";
import { useApi } from "../session/session-context.ts";
import { ProblemNotice } from "./ProblemNotice.tsx";
import { SkeletonLines } from "./SkeletonLines.tsx";
import styles from "./PersonFinder.module.css";

export interface PersonFinderProps {
  /** `label`: of the field; `choose`: of each press, for example "Hand over to {name}"; `none`: where nobody fits. */
  words: { label: string; choose: (name: string) => string; none: string };
  status?: Colleague["status"];
  /** People who cannot be chosen. */
  without?: readonly string[];
  busy?: boolean;
  /** Nobody is listed before something is typed: a field among others. */
  onlyTyped?: boolean;
  onChoose: (person: Colleague) => void;
}

/** Finds one of the company's people by a part of the name or the address. */
export function PersonFinder(props: PersonFinderProps) {
  const { words, status = "active", without = [], busy = false, onlyTyped = false, onChoose } = props;
  const text = useText();
  const client = useApi();
  const field = useId();
  const [typed, setTyped] = useState("");
  const q = typed.trim();
  const isAsked = q !== "" || !onlyTyped;
  const people = useQuery({
    queryKey: ["people", status, q],
    queryFn: ({ signal }) => client("GET /people", { query: { status, limit: 8, ...(q ? { q } : {}) } }, { signal }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const items = isAsked ? (people.data?.items.filter(({ id }) => !without.includes(id)) ?? []) : [];
  return (
    <div className={styles.finder}>
      <label htmlFor={field}>{words.label}</label>
      <Input id={field} type="search" value={typed} onChange={(_, { value }) => setTyped(value.slice(0, 100))} />
      {people.isError ? <ProblemNotice error={people.error} onRetry={() => void people.refetch()} /> : null}
      {people.isPending && isAsked ? <SkeletonLines label={text("state.loading")} widths={["60%", "50%"]} /> : null}
      {people.data && isAsked && items.length === 0 ? <p className={styles.quiet}>{words.none}</p> : null}
      <ul className={styles.list}>
        {items.map((person) => (
          <li key={person.id}>
            <Button
              className={styles.person}
              appearance="subtle"
              disabled={busy}
              aria-label={words.choose(person.name)}
              onClick={() => onChoose(person)}
            >
              <span>
                {person.name}
                <span className={styles.quiet}> {person.title || person.email}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
