import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { UtilisationRow } from "@magic-meetings/contract/utilisation/utilisation.ts";
import { Tab, TabList } from "@fluentui/react-components";
import {
  CalendarClockRegular,
  ConferenceRoomRegular,
  DataBarVerticalRegular,
  PersonProhibitedRegular,
} from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { ExportButton } from "@magic-meetings/ui/elements/ExportButton.tsx";
import { Notice } from "@magic-meetings/ui/elements/Notice.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { SectionCard } from "@magic-meetings/ui/elements/SectionCard.tsx";
import { SkeletonLines } from "@magic-meetings/ui/elements/SkeletonLines.tsx";
import { dayKey, formatDays } from "@magic-meetings/ui/format/moments.ts";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useReader, useText } from "@magic-meetings/ui/messages/text-context.ts";
import { useMe } from "@magic-meetings/ui/session/use-me.ts";
import { mostBars } from "@magic-meetings/ui/utilisation/chart-parts.ts";
import { ownSites, seesUtilisation } from "@magic-meetings/ui/utilisation/own-sites.ts";
import { useSites, useUtilisation, useUtilisationCsv } from "@magic-meetings/ui/utilisation/use-utilisation.ts";
import { UtilisationFigures } from "@magic-meetings/ui/utilisation/UtilisationFigures.tsx";
import { UtilisationFilters } from "@magic-meetings/ui/utilisation/UtilisationFilters.tsx";
import { utilisationMessages } from "@magic-meetings/ui/utilisation/utilisation-messages.ts";
import {
  addressOf,
  areDaysRight,
  inside,
  searchOf,
  type UtilisationSearch,
} from "@magic-meetings/ui/utilisation/utilisation-search.ts";
import { UtilisationTable } from "@magic-meetings/ui/utilisation/UtilisationTable.tsx";
import { WeekTable } from "@magic-meetings/ui/utilisation/WeekTable.tsx";
import { visitorInsightMessages } from "@magic-meetings/ui/visitor-insight/visitor-insight-messages.ts";
import { lazy, Suspense, type ReactNode } from "react";
import { useSearchParams } from "react-router";
import { PageFrame } from "./PageFrame.tsx";
import { VisitorFigures } from "./VisitorFigures.tsx";
import styles from "./UtilisationPage.module.css";

// Charts are as large as everything else on the page together, and the table says the same at once.
const BookedHoursChart = lazy(async () => ({
  default: (await import("@magic-meetings/ui/utilisation/BookedHoursChart.tsx")).BookedHoursChart,
}));

/** How rooms are used and who visits: for those who look after places. */
export function UtilisationPage() {
  const text = useFeatureText(utilisationMessages);
  const { roles } = useMe();
  const [address, setAddress] = useSearchParams();
  if (seesUtilisation(roles)) {
    const view = address.get("view") === "visitors" ? "visitors" : "rooms";
    const views = <Views view={view} onView={(next) => setAddress(next === "rooms" ? {} : { view: next })} />;
    return view === "visitors" ? <VisitorFigures views={views} /> : <Figures views={views} />;
  }
  return (
    <PageFrame>
      <EmptyState icon={<PersonProhibitedRegular />} title={text("notAllowed")} hint={text("notAllowedHint")} />
    </PageFrame>
  );
}

type View = "rooms" | "visitors";

function Views({ view, onView }: { view: View; onView: (view: View) => void }) {
  const text = useFeatureText(visitorInsightMessages);
  return (
    <TabList
      aria-label={text("views")}
      selectedValue={view}
      onTabSelect={(_, { value }) => onView(value === "visitors" ? "visitors" : "rooms")}
    >
      <Tab value="rooms">{text("view.rooms")}</Tab>
      <Tab value="visitors">{text("view.visitors")}</Tab>
    </TabList>
  );
}

function Figures({ views }: { views: ReactNode }) {
  const words = useText();
  const text = useFeatureText(utilisationMessages);
  const { language, timeZone } = useReader();
  const { roles } = useMe();
  const [address, setAddress] = useSearchParams();
  const today = dayKey(new Date(), timeZone);
  const search = searchOf(address, today);
  const setSearch = (next: UtilisationSearch) => setAddress(addressOf(next));
  const sites = useSites();
  const file = useUtilisationCsv();
  const places = useUtilisation(search, search.by);
  const week = useUtilisation(search, "hour");
  const shown = places.data;
  const place = useAloneName(search, shown?.items[0]);
  return (
    <PageFrame
      wide
      title={text("title")}
      aside={shown?.rooms ? <ExportButton file={file} text={text} onPress={() => file.mutate(search)} /> : null}
    >
      {views}
      <UtilisationFilters
        search={search}
        sites={ownSites(roles, sites.data ?? [])}
        place={place}
        today={today}
        onSearch={setSearch}
      />
      {isTooMuch(places.error) ? (
        <Notice kind="warning" title={text("tooMuch")}>
          {text("tooMuchHint")}
        </Notice>
      ) : places.isError ? (
        <ProblemNotice error={places.error} onRetry={() => void places.refetch()} />
      ) : null}
      {places.isPending && areDaysRight(search) ? (
        <SkeletonLines label={words("state.loading")} widths={["40%", "100%", "100%", "100%", "100%"]} />
      ) : null}
      {shown?.rooms === 0 ? (
        <EmptyState icon={<ConferenceRoomRegular />} title={text("empty")} hint={text("emptyHint")} />
      ) : null}
      {shown?.rooms && !places.isError ? (
        <>
          <p role="status" className={styles.scope}>
            {text("scope", { count: shown.rooms, days: formatDays(shown.from, shown.to, language) })}
            {shown.total.bookings + shown.total.released === 0 ? ` ${text("noBookings")}` : null}
          </p>
          <UtilisationFigures figures={shown.total} />
          <SectionCard icon={<DataBarVerticalRegular />} title={text("places.title")}>
            {shown.total.bookedMinutes > 0 && shown.items.length > 1 ? (
              <Suspense fallback={<SkeletonLines label={text("chart.loading")} widths={["100%", "100%", "100%"]} />}>
                {shown.items.length > mostBars ? (
                  <p className={styles.scope}>{text("chart.busiest", { count: mostBars })}</p>
                ) : null}
                <BookedHoursChart rows={shown.items} />
              </Suspense>
            ) : null}
            <UtilisationTable
              by={search.by}
              rows={shown.items}
              total={shown.total}
              onOpen={search.room ? undefined : (id) => setSearch(inside(search, id))}
            />
          </SectionCard>
          <SectionCard icon={<CalendarClockRegular />} title={text("week.title")}>
            {week.isError ? <ProblemNotice error={week.error} onRetry={() => void week.refetch()} /> : null}
            {week.data ? (
              <WeekTable rows={week.data.items} />
            ) : week.isPending ? (
              <SkeletonLines label={words("state.loading")} widths={["100%", "100%", "100%"]} />
            ) : null}
          </SectionCard>
        </>
      ) : null}
    </PageFrame>
  );
}

/** The page asks for days that can be asked for; what is still refused is too many rooms on too many of them. */
function isTooMuch(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem?.code === "invalid";
}

/** The floor or room that is shown alone, by its name where the answer has it. */
function useAloneName(search: UtilisationSearch, first: UtilisationRow | undefined): string | undefined {
  const text = useFeatureText(utilisationMessages);
  const { floor, room, by } = search;
  if (room) return (by === "room" ? first?.place?.name : undefined) ?? text("by.room");
  if (floor)
    return (by === "room" ? first?.partOf[0] : by === "floor" ? first?.place?.name : undefined) ?? text("by.floor");
  return undefined;
}
