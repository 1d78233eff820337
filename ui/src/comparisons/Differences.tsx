import { differenceKinds, differenceStatuses } from "@magic-meetings/contract/comparisons/comparison-words.ts";
import type { Comparison } from "@magic-meetings/contract/comparisons/comparison.ts";
import { Button, Checkbox } from "@fluentui/react-components";
import { ArrowDownloadRegular, CheckmarkCircleRegular } from "@fluentui/react-icons";
import { useId, useState, type ReactNode } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import list from "../elements/list.module.css";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { comparisonMessages } from "./comparison-messages.ts";
import { DifferenceTable, optionalColumns, type OptionalColumn } from "./DifferenceTable.tsx";
import { useDifferenceExport, useDifferences, useRepairDifferences, type DifferenceSearch } from "./use-comparisons.ts";

export interface DifferencesProps {
  one: Comparison;
  meetingLink: (meetingId: string, words: string) => ReactNode;
}

/** What a comparison has found, with one press to put one or all of it right. */
export function Differences({ one, meetingLink }: DifferencesProps) {
  const text = useFeatureText(comparisonMessages);
  const state = useText();
  const [search, setSearch] = useState<DifferenceSearch>({});
  const [columns, setColumns] = useState<readonly OptionalColumn[]>(["mailbox"]);
  const found = useDifferences(one, search);
  const repair = useRepairDifferences(one.id);
  const [asked, setAsked] = useState(0);
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const { open } = one.differences;
  const press = (ids: string[] | undefined, count: number) => repair.mutate(ids, { onSuccess: () => setAsked(count) });
  if (open + one.differences.asked === 0 && one.status === "done") {
    return <EmptyState icon={<CheckmarkCircleRegular />} title={text("same")} hint={text("sameHint")} />;
  }
  return (
    <>
      <Filters one={one} search={search} onSearch={setSearch}>
        <fieldset className={list.filters}>
          <legend className={list.field}>{text("columns")}</legend>
          {optionalColumns.map((column) => (
            <Checkbox
              key={column}
              label={text(`column.${column}`)}
              checked={columns.includes(column)}
              onChange={(_, { checked }) =>
                setColumns(optionalColumns.filter((known) => (known === column ? checked : columns.includes(known))))
              }
            />
          ))}
        </fieldset>
      </Filters>
      {asked > 0 ? (
        <Notice kind="success" title={text("asked", { count: asked })}>
          {text("askedHint")}
        </Notice>
      ) : null}
      {repair.isError ? <ProblemNotice error={repair.error} /> : null}
      {found.isError ? <ProblemNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonLines label={state("state.loading")} widths={["100%", "100%", "80%"]} /> : null}
      {open > 0 ? (
        <div>
          <Button appearance="primary" disabledFocusable={repair.isPending} onClick={() => press(undefined, open)}>
            {repair.isPending ? text("repairing") : text("repairAll", { count: open })}
          </Button>
        </div>
      ) : null}
      {found.isSuccess && rows.length === 0 ? <p className={list.sentence}>{text("noneFound")}</p> : null}
      {rows.length > 0 ? (
        <DifferenceTable
          rows={rows}
          columns={columns}
          busy={repair.isPending}
          meetingLink={meetingLink}
          onRepair={(id) => press([id], 1)}
        />
      ) : null}
      {found.hasNextPage ? (
        <div>
          <Button disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {text("more")}
          </Button>
        </div>
      ) : null}
    </>
  );
}

interface FiltersProps {
  one: Comparison;
  search: DifferenceSearch;
  onSearch: (search: DifferenceSearch) => void;
  children: ReactNode;
}

function Filters({ one, search, onSearch, children }: FiltersProps) {
  const text = useFeatureText(comparisonMessages);
  const id = useId();
  const file = useDifferenceExport(one.id);
  const choose = (key: keyof DifferenceSearch, value: string) => {
    const { [key]: _before, ...rest } = search;
    onSearch(value === "" ? rest : { ...rest, [key]: value });
  };
  return (
    <form className={list.filters} aria-label={text("differences")} onSubmit={(event) => event.preventDefault()}>
      <label className={list.field} htmlFor={`${id}search`}>
        {text("search")}
        <input
          id={`${id}search`}
          type="search"
          className={list.input}
          placeholder={text("searchHint")}
          onChange={({ target }) => choose("search", target.value.trim())}
        />
      </label>
      <label className={list.field} htmlFor={`${id}kind`}>
        {text("kind")}
        <select
          id={`${id}kind`}
          className={list.input}
          value={search.kind ?? ""}
          onChange={({ target }) => choose("kind", target.value)}
        >
          <option value="">{text("all")}</option>
          {differenceKinds.map((kind) => (
            <option key={kind} value={kind}>
              {text(`kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={list.field} htmlFor={`${id}status`}>
        {text("status")}
        <select
          id={`${id}status`}
          className={list.input}
          value={search.status ?? ""}
          onChange={({ target }) => choose("status", target.value)}
        >
          <option value="">{text("all")}</option>
          {differenceStatuses.map((status) => (
            <option key={status} value={status}>
              {text(`status.${status}`)}
            </option>
          ))}
        </select>
      </label>
      {children}
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
