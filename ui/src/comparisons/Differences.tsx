import { differenceKinds, differenceStatuses } from "@magic-meetings/contract/comparisons/comparison-words.ts";
import type { Comparison } from "@magic-meetings/contract/comparisons/comparison.ts";
import { Button, Checkbox } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons";
import { useState, type ReactNode } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import { ExportButton } from "../elements/ExportButton.tsx";
import list from "../elements/list.module.css";
import { ChoiceFilter, ListFilters, SearchFilter, withChoice } from "../elements/ListFilters.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
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
      <MoreButton pages={found}>{text("more")}</MoreButton>
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
  const file = useDifferenceExport(one.id);
  const choose = (key: keyof DifferenceSearch) => (value: string) => onSearch(withChoice(search, key, value));
  return (
    <ListFilters label={text("differences")}>
      <SearchFilter label={text("search")} hint={text("searchHint")} onChange={choose("search")} />
      <ChoiceFilter
        label={text("kind")}
        all={text("all")}
        value={search.kind}
        choices={differenceKinds.map((value) => ({ value, label: text(`kind.${value}`) }))}
        onChange={choose("kind")}
      />
      <ChoiceFilter
        label={text("status")}
        all={text("all")}
        value={search.status}
        choices={differenceStatuses.map((value) => ({ value, label: text(`status.${value}`) }))}
        onChange={choose("status")}
      />
      {children}
      <ExportButton file={file} text={text} onPress={() => file.mutate(search)} />
    </ListFilters>
  );
}
