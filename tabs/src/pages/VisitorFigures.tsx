import { smallestGroup } from "@magic-meetings/contract/visitor-insight/visitor-insight-words.ts";
import { DataBarVerticalRegular, PeopleRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { ExportButton } from "@magic-meetings/ui/elements/ExportButton.tsx";
import { OfflineNotice } from "@magic-meetings/ui/elements/OfflineNotice.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { SectionCard } from "@magic-meetings/ui/elements/SectionCard.tsx";
import { SkeletonLines } from "@magic-meetings/ui/elements/SkeletonLines.tsx";
import { dayKey } from "@magic-meetings/ui/format/moments.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useReader, useText } from "@magic-meetings/ui/messages/text-context.ts";
import { useVisitorInsight, useVisitorInsightCsv } from "@magic-meetings/ui/visitor-insight/use-visitor-insight.ts";
import { visitorInsightMessages } from "@magic-meetings/ui/visitor-insight/visitor-insight-messages.ts";
import {
  areDaysRight,
  visitorAddressOf,
  visitorSearchOf,
} from "@magic-meetings/ui/visitor-insight/visitor-insight-search.ts";
import { VisitorFilters } from "@magic-meetings/ui/visitor-insight/VisitorFilters.tsx";
import { VisitorTable } from "@magic-meetings/ui/visitor-insight/VisitorTable.tsx";
import { VisitorTiles } from "@magic-meetings/ui/visitor-insight/VisitorTiles.tsx";
import { lazy, Suspense, type ReactNode } from "react";
import { useSearchParams } from "react-router";
import { PageFrame } from "./PageFrame.tsx";
import styles from "./UtilisationPage.module.css";

// Charts are as large as everything else on the page together, and the table says the same at once.
const VisitorChart = lazy(async () => ({
  default: (await import("@magic-meetings/ui/visitor-insight/VisitorChart.tsx")).VisitorChart,
}));

const mostBars = 31;

/** Visits added up: how many, when, from where, and how long they waited. */
export function VisitorFigures({ views }: { views: ReactNode }) {
  const words = useText();
  const text = useFeatureText(visitorInsightMessages);
  const { timeZone } = useReader();
  const [address, setAddress] = useSearchParams();
  const search = visitorSearchOf(address, dayKey(new Date(), timeZone));
  const insight = useVisitorInsight(search);
  const file = useVisitorInsightCsv();
  const shown = insight.data;
  const isEmpty = shown !== undefined && shown.items.length === 0;
  const bars = shown?.items.slice(0, mostBars) ?? [];
  return (
    <PageFrame
      wide
      title={text("title")}
      aside={shown && !isEmpty ? <ExportButton file={file} text={text} onPress={() => file.mutate(search)} /> : null}
    >
      {views}
      <OfflineNotice />
      <VisitorFilters
        search={search}
        sites={shown?.sites ?? []}
        onSearch={(next) => setAddress(visitorAddressOf(next))}
      />
      {insight.isError ? <ProblemNotice error={insight.error} onRetry={() => void insight.refetch()} /> : null}
      {insight.isPending && areDaysRight(search) ? (
        <SkeletonLines label={words("state.loading")} widths={["40%", "100%", "100%", "100%", "100%"]} />
      ) : null}
      {isEmpty ? <EmptyState icon={<PeopleRegular />} title={text("empty")} hint={text("emptyHint")} /> : null}
      {shown && !isEmpty && !insight.isError ? (
        <>
          <VisitorTiles figures={shown.total} />
          <SectionCard icon={<DataBarVerticalRegular />} title={`${text("chart.title")}: ${text(`by.${shown.by}`)}`}>
            <Suspense fallback={<SkeletonLines label={text("chart.loading")} widths={["100%", "100%", "100%"]} />}>
              {shown.items.length > bars.length ? (
                <p className={styles.scope}>{text("chart.most", { count: bars.length })}</p>
              ) : null}
              <VisitorChart by={shown.by} rows={bars} />
            </Suspense>
            <VisitorTable insight={shown} />
            {shown.by === "company" ? (
              <p className={styles.scope}>{text("few.hint", { count: smallestGroup })}</p>
            ) : null}
          </SectionCard>
        </>
      ) : null}
    </PageFrame>
  );
}
