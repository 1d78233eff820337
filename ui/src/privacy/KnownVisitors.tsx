import type { KnownVisitor } from "@magic-meetings/contract/privacy/known-visitor.ts";
import { Button } from "@fluentui/react-components";
import { PersonSearchRegular, SearchRegular } from "@fluentui/react-icons";
import { useId, useState } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import list from "../elements/list.module.css";
import { Notice } from "../elements/Notice.tsx";
import { OfflineNotice } from "../elements/OfflineNotice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatDay } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { ErasureProofs } from "./ErasureProofs.tsx";
import { KnownVisitorPanel } from "./KnownVisitorPanel.tsx";
import { privacyMessages } from "./privacy-messages.ts";
import styles from "./Privacy.module.css";
import { useKnownVisitors } from "./use-privacy.ts";

/** For administrators: finds a person, hands out what is kept of her, erases it; and the proofs. Suspends for its words. */
export function KnownVisitors() {
  const text = useFeatureText(privacyMessages);
  const id = useId();
  const [typed, setTyped] = useState("");
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<KnownVisitor>();
  const found = useKnownVisitors(search);
  const items = found.data?.items ?? [];
  return (
    <div className={list.stack}>
      <OfflineNotice />
      <p className={list.hint}>{text("people.hint")}</p>
      <form
        className={list.filters}
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          const words = typed.trim();
          if (words.length < 2) return;
          setChosen(undefined);
          setSearch(words);
        }}
      >
        <label className={`${list.field} ${styles.search}`} htmlFor={id}>
          {text("people.search")}
          <input
            id={id}
            type="search"
            dir="auto"
            autoComplete="off"
            maxLength={200}
            className={`${list.input} ${styles.searchInput}`}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </label>
        <Button type="submit" icon={<SearchRegular />} disabledFocusable={typed.trim().length < 2 || found.isFetching}>
          {text(found.isFetching ? "people.finding" : "people.find")}
        </Button>
        <span role="status">{found.isSuccess ? text("people.count", { count: items.length }) : null}</span>
      </form>
      {found.isError ? <ProblemNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isLoading ? <SkeletonLines label={text("people.finding")} widths={["100%", "100%", "80%"]} /> : null}
      {search === "" ? (
        <EmptyState icon={<PersonSearchRegular />} title={text("people.start")} hint={text("people.startHint")} />
      ) : null}
      {found.isSuccess && items.length === 0 && chosen === undefined ? (
        <EmptyState icon={<PersonSearchRegular />} title={text("people.nobody")} hint={text("people.nobodyHint")} />
      ) : null}
      {found.data?.isCut ? <Notice kind="info" title={text("people.cut")} /> : null}
      {items.length > 0 || chosen ? (
        <div className={chosen ? list.two : undefined}>
          <People people={items} chosen={chosen} onChoose={setChosen} />
          {chosen ? <KnownVisitorPanel key={chosen.id} visitor={chosen} onClose={() => setChosen(undefined)} /> : null}
        </div>
      ) : null}
      <ErasureProofs />
    </div>
  );
}

interface PeopleProps {
  people: readonly KnownVisitor[];
  chosen: KnownVisitor | undefined;
  onChoose: (visitor: KnownVisitor) => void;
}

function People({ people, chosen, onChoose }: PeopleProps) {
  const text = useFeatureText(privacyMessages);
  const { language, timeZone } = useReader();
  if (people.length === 0) return <p className={list.hint}>{text("people.nobody")}</p>;
  const day = (moment: string | null) => (moment === null ? text("never") : formatDay(moment, timeZone, language));
  return (
    <div className={list.scroll} role="group" aria-label={text("people.list")} tabIndex={0}>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{text("name")}</th>
            <th scope="col">{text("company")}</th>
            <th scope="col">{text("email")}</th>
            <th scope="col" className={styles.figure}>
              {text("visits")}
            </th>
            <th scope="col">{text("lastVisit")}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((visitor) => (
            <tr key={visitor.id} className={visitor.id === chosen?.id ? list.chosen : undefined}>
              <th scope="row">
                <button
                  type="button"
                  dir="auto"
                  className={list.open}
                  aria-label={text("people.open", { name: visitor.name })}
                  aria-pressed={visitor.id === chosen?.id}
                  onClick={() => onChoose(visitor)}
                >
                  {visitor.name}
                </button>
              </th>
              <td dir="auto">{visitor.company}</td>
              <td>{visitor.email}</td>
              <td className={styles.figure}>{visitor.visits.toLocaleString(language)}</td>
              <td className={list.when}>{day(visitor.lastVisit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
