import type { UtilisationRow } from "@magic-meetings/contract/utilisation/utilisation.ts";
import { ResponsiveContainer, VerticalStackedBarChart, type VerticalStackedChartProps } from "@fluentui/react-charts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { busiest, chartParts } from "./chart-parts.ts";
import { formatHours } from "./figure-words.ts";
import { utilisationMessages } from "./utilisation-messages.ts";
import styles from "../elements/chart.module.css";

// In the high contrast theme these are cyan, yellow and white; a gap keeps them apart for everybody.
const colors = {
  used: "var(--colorCompoundBrandForeground1)",
  unclaimed: "var(--colorNeutralForeground2Link)",
  noShow: "var(--colorStatusDangerBackground3)",
};

/** The booked hours of the busiest places and what became of them; the table beside it has all of it in figures. */
export function BookedHoursChart({ rows }: { rows: readonly UtilisationRow[] }) {
  const text = useFeatureText(utilisationMessages);
  const { language } = useReader();
  const data = busiest(rows).map((row): VerticalStackedChartProps => {
    const name = row.place?.name ?? "";
    const hours = (minutes: number) => text("hours", { hours: formatHours(minutes, language) });
    return {
      xAxisPoint: name,
      chartData: chartParts(row).map(({ part, minutes }) => ({
        legend: text(`chart.${part}`),
        data: Math.round(minutes / 6) / 10,
        color: colors[part],
        xAxisCalloutData: name,
        yAxisCalloutData: hours(minutes),
      })),
    };
  });
  return (
    <div className={styles.chart}>
      <ResponsiveContainer>
        <VerticalStackedBarChart
          chartTitle={text("chart.title")}
          data={data}
          culture={language}
          height={280}
          hideTickOverlap
          noOfCharsToTruncate={12}
          showXAxisLablesTooltip
          xAxisPadding={0.4}
          barWidth="auto"
          maxBarWidth={48}
          barGapMax={2}
          yAxisTickCount={4}
          legendProps={{ canSelectMultipleLegends: false }}
        />
      </ResponsiveContainer>
    </div>
  );
}
