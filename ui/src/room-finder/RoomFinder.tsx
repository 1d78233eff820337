import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { SiteDetail } from "@magic-meetings/contract/places/place.ts";
import { Tab, TabList } from "@fluentui/react-components";
import { BuildingRegular, CalendarMonthRegular, MapRegular, TextBulletListRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { dayKey, foreignZone } from "../format/moments.ts";
import { useNow } from "../format/use-now.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import type { ChosenRoom } from "./chosen-room.ts";
import { dayAxis, isClosed } from "./day-axis.ts";
import { finderMessages } from "./finder-messages.ts";
import { firstWish, keepsNeeds, wishOfMeeting, type FinderWish } from "./finder-wish.ts";
import { FinderBar } from "./FinderBar.tsx";
import { FinderList } from "./FinderList.tsx";
import type { NewMeeting } from "./NewMeetingButton.tsx";
import { RoomChoice } from "./RoomChoice.tsx";
import { seatsOf } from "./room-state.ts";
import { useFinderFloors, useFinderOffers, useFinderSites, useRoomSchedule } from "./use-finder.ts";
import styles from "./RoomFinder.module.css";

const FinderGrid = lazy(async () => ({ default: (await import("./FinderGrid.tsx")).FinderGrid }));
const FinderPlan = lazy(async () => ({ default: (await import("./FinderPlan.tsx")).FinderPlan }));

export interface RoomFinderProps {
  /** The meeting that the room is for; without one a new one can be made. */
  meeting?: Meeting | undefined;
  newMeeting: NewMeeting;
  onOpenMeeting: (id: string) => void;
}

const minuteMs = 60_000;

/** Finding a room: what is looked for, and three views of the one answer. */
export function RoomFinder(props: RoomFinderProps) {
  const text = useFeatureText(finderMessages);
  const words = useText();
  const sites = useFinderSites();
  const { timeZone } = useReader();
  if (sites.isError) return <ProblemNotice error={sites.error} onRetry={() => void sites.refetch()} />;
  if (sites.isPending) return <SkeletonLines label={words("state.loading")} widths={["100%", "40%", "100%", "100%"]} />;
  // A person looks at first where her own clock is.
  const home = sites.data.find((site) => site.timeZone === timeZone) ?? sites.data[0];
  if (!home)
    return <EmptyState icon={<BuildingRegular />} title={text("finder.noSites")} hint={text("finder.noSitesHint")} />;
  return <Finder {...props} sites={sites.data} home={home} />;
}

const views = ["list", "grid", "plan"] as const;
type View = (typeof views)[number];
const icons: Record<View, ReactNode> = {
  list: <TextBulletListRegular />,
  grid: <CalendarMonthRegular />,
  plan: <MapRegular />,
};

interface FinderProps extends RoomFinderProps {
  sites: readonly SiteDetail[];
  home: SiteDetail;
}

function Finder({ meeting, newMeeting, onOpenMeeting, sites, home }: FinderProps) {
  const text = useFeatureText(finderMessages);
  const now = useNow(minuteMs);
  const [wish, setWish] = useState(() => (meeting ? wishOfMeeting(meeting, home.id) : firstWish(now, home.id)));
  const [chosen, setChosen] = useState<ChosenRoom>();
  const [view, setView] = useState<View>("list");
  const site = sites.find(({ id }) => id === wish.sites[0]) ?? home;
  const { timeZone } = site;
  const axis = useMemo(() => dayAxis(dayKey(wish.start, timeZone), timeZone), [wish.start, timeZone]);
  const day = useMemo(
    () => ({ from: new Date(axis.start).toISOString(), to: new Date(axis.end).toISOString() }),
    [axis],
  );
  const floors = useFinderFloors(site.id);
  const schedule = useRoomSchedule({
    site: site.id,
    ...day,
    capacity: wish.layout ? 1 : wish.people,
    features: wish.features.join(","),
    // The list shows none of it until a room is chosen.
    enabled: view !== "list" || chosen !== undefined,
  });
  const { data } = schedule;
  const fitting = useMemo(
    () => data && { ...data, items: data.items.filter((row) => seatsOf(row, wish.layout || undefined) >= wish.people) },
    [data, wish.layout, wish.people],
  );
  const offers = useFinderOffers(wish, meeting?.id);
  const choose = useCallback((room: ChosenRoom, start: string, end: string) => {
    setChosen(room);
    setWish((before) => ({ ...before, start, end }));
  }, []);
  // A room that was chosen for other needs says nothing about these; another time is asked of the same room.
  const lookFor = (next: FinderWish) => {
    if (keepsNeeds(wish, next)) return setWish(next);
    setChosen(undefined);
    setWish(next);
  };
  const lookAt = (start: string) =>
    setWish({
      ...wish,
      start,
      end: new Date(Date.parse(start) + Date.parse(wish.end) - Date.parse(wish.start)).toISOString(),
    });
  const shown = { axis, layout: wish.layout, start: wish.start, end: wish.end, chosen: chosen?.id, onChoose: choose };
  const row = data?.items.find(({ room }) => room.id === chosen?.id);
  return (
    <div className={styles.finder}>
      <FinderBar
        wish={wish}
        onWish={lookFor}
        sites={sites}
        floors={floors.data ?? []}
        timeZone={timeZone}
        meeting={meeting}
      />
      <div className={styles.head}>
        <TabList
          aria-label={text("finder.view")}
          selectedValue={view}
          onTabSelect={(_, { value }) => setView(value as View)}
        >
          {views.map((name) => (
            <Tab key={name} value={name} icon={<>{icons[name]}</>}>
              {text(`finder.view.${name}`)}
            </Tab>
          ))}
        </TabList>
        <Zone site={site} at={wish.start} />
      </div>
      {view === "list" ? (
        <Loaded query={offers}>
          {(availability) => (
            <FinderList
              availability={availability}
              sites={sites}
              timeZone={timeZone}
              chosen={chosen?.id}
              onChoose={choose}
              onLookAt={lookAt}
            />
          )}
        </Loaded>
      ) : (
        <Loaded query={{ ...schedule, data: fitting }}>
          {(days) => (
            <>
              {days.next ? <Notice kind="info" title={text("finder.moreRooms", { count: days.items.length })} /> : null}
              {view === "grid" ? (
                <FinderGrid {...shown} schedule={days} now={now} meetingId={meeting?.id} />
              ) : (
                <FinderPlan
                  {...shown}
                  schedule={days}
                  floors={floors.data ?? []}
                  meetingId={meeting?.id}
                  onStart={lookAt}
                />
              )}
            </>
          )}
        </Loaded>
      )}
      {chosen ? (
        <RoomChoice
          key={`${chosen.id} ${wish.start} ${wish.end}`}
          room={chosen}
          start={wish.start}
          end={wish.end}
          timeZone={sites.find(({ id }) => id === chosen.siteId)?.timeZone ?? timeZone}
          row={row}
          closed={row !== undefined && data !== undefined && isClosed(axis, data.open, wish)}
          now={now}
          day={day}
          meeting={meeting}
          newMeeting={newMeeting}
          onOpenMeeting={onOpenMeeting}
        />
      ) : null}
    </div>
  );
}

function Zone({ site, at }: { site: SiteDetail; at: string }) {
  const text = useFeatureText(finderMessages);
  const zone = foreignZone(at, site.timeZone, useReader());
  return zone ? <p className={styles.zone}>{text("finder.zone", { site: site.name, zone })}</p> : null;
}

interface LoadedProps<Data> {
  query: { data: Data | undefined; error: unknown; isError: boolean; refetch: () => unknown };
  children: (data: Data) => ReactNode;
}

/** What was read stays on screen while it is read again or cannot be. */
function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  const words = useText();
  const waiting = <SkeletonLines label={words("state.loading")} widths={["100%", "100%", "100%", "100%"]} />;
  return (
    <>
      {query.isError ? <ProblemNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data !== undefined ? (
        <Suspense fallback={waiting}>{children(query.data)}</Suspense>
      ) : query.isError ? null : (
        waiting
      )}
    </>
  );
}
