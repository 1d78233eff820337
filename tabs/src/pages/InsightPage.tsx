import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { Insight, InsightFigures } from "@magic-meetings/contract/insight/insight.ts";
import { DataBarVerticalRegular, DocumentTableSearchRegular, PersonProhibitedRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { ExportButton } from "@magic-meetings/ui/elements/ExportButton.tsx";
import { Notice } from "@magic-meetings/ui/elements/Notice.tsx";
import { OfflineNotice } from "@magic-meetings/ui/elements/OfflineNotice.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { SectionCard } from "@magic-meetings/ui/elements/SectionCard.tsx";
import { SkeletonLines } from "@magic-meetings/ui/elements/SkeletonLines.tsx";
import { dayKey } from "@magic-meetings/ui/format/moments.ts";
import { InsightFilters } from "@magic-meetings/ui/insight/InsightFilters.tsx";
import { insightMessages } from "@magic-meetings/ui/insight/insight-messages.ts";
import { areMonthsRight, insightAddressOf, insightSearchOf } from "@magic-meetings/ui/insight/insight-search.ts";
import { InsightTable } from "@magic-meetings/ui/insight/InsightTable.tsx";
import { InsightTiles } from "@magic-meetings/ui/insight/InsightTiles.tsx";
import { useInsight, useInsightCsv } from "@magic-meetings/ui/insight/use-insight.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useReader, useText } from "@magic-meetings/ui/messages/text-context.ts";
import { lazy, Suspense } from "react";
import { useSearchParams } from "react-router";
import styles from "./InsightPage.module.css";
import { PageFrame } from "./PageFrame.tsx";

// Charts are as large as everything else on the page together, and the table says the same at once.
const InsightChart = lazy(async () => ({
  default: (await import("@magic-meetings/ui/insight/InsightChart.tsx")).InsightChart,
}));

const mostBars = 12;

/** What catering and services cost and how they went: for facility management, finance and owners of accounts. */
export function InsightPage() {
  const words = useText();
  const text = useFeatureText(insightMessages);
  const { timeZone } = useReader();
  const [address, setAddress] = useSearchParams();
  const thisMonth = dayKey(new Date(), timeZone).slice(0, 7);
  const search = insightSearchOf(address, thisMonth);
  const insight = useInsight(search);
  const file = useInsightCsv();
  const shown = insight.data;
  if (isForbidden(insight.error)) return <NotAllowed />;
  return (
    <PageFrame
      wide
      title={text("insight.title")}
      aside={shown?.items.length ? <ExportButton file={file} text={text} onPress={() => file.mutate(search)} /> : null}
    >
      <OfflineNotice />
      <InsightFilters
        search={search}
        sites={shown?.sites ?? []}
        thisMonth={thisMonth}
        onSearch={(next) => setAddress(insightAddressOf(next))}
      />
      {insight.isError ? <ProblemNotice error={insight.error} onRetry={() => void insight.refetch()} /> : null}
      {insight.isPending && areMonthsRight(search) ? (
        <SkeletonLines label={words("state.loading")} widths={["40%", "100%", "100%", "100%", "100%"]} />
      ) : null}
      {shown?.items.length === 0 ? (
        <EmptyState
          icon={<DocumentTableSearchRegular />}
          title={text("insight.empty")}
          hint={text("insight.emptyHint")}
        />
      ) : null}
      {shown && !insight.isError ? (
        <>
          {shown.ownAccounts ? <p className={styles.quiet}>{text("insight.ownAccounts")}</p> : null}
          {shown.isCut ? <Notice kind="info" title={text("insight.cut")} /> : null}
          {shown.totals.map((total) => (
            <Currency key={total.currency} insight={shown} total={total} />
          ))}
          {shown.items.length > 0 ? <p className={styles.quiet}>{text("insight.scoreHint")}</p> : null}
        </>
      ) : null}
    </PageFrame>
  );
}

/** Amounts of different currencies are never added: each has its own figures, chart and table. */
function Currency({ insight: { by, items }, total }: { insight: Insight; total: InsightFigures }) {
  const text = useFeatureText(insightMessages);
  const { currency } = total;
  const rows = items.filter((row) => row.currency === currency);
  const bars = by === "month" ? rows : rows.slice(0, mostBars);
  return (
    <SectionCard icon={<DataBarVerticalRegular />} title={text("insight.currency", { currency })}>
      <InsightTiles figures={total} />
      {rows.length > 1 && total.spend.amountMinor > 0 ? (
        <Suspense fallback={<SkeletonLines label={text("insight.chartLoading")} widths={["100%", "100%", "100%"]} />}>
          {rows.length > bars.length ? (
            <p className={styles.quiet}>{text("insight.chart.most", { count: bars.length })}</p>
          ) : null}
          <InsightChart by={by} rows={bars} currency={currency} />
        </Suspense>
      ) : null}
      <InsightTable by={by} rows={rows} total={total} />
    </SectionCard>
  );
}

function isForbidden(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem?.code === "forbidden";
}

function NotAllowed() {
  const text = useFeatureText(insightMessages);
  return (
    <PageFrame>
      <EmptyState
        icon={<PersonProhibitedRegular />}
        title={text("insight.notAllowed")}
        hint={text("insight.notAllowedHint")}
      />
    </PageFrame>
  );
}
