import { HistoryRegular } from "@fluentui/react-icons";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { SectionCard } from "@magic-meetings/ui/elements/SectionCard.tsx";
import { MeetingFacts } from "@magic-meetings/ui/meetings/MeetingFacts.tsx";
import { MeetingSitesLater, SecondSite } from "@magic-meetings/ui/meetings/MeetingSitesLater.tsx";
import { MeetingState } from "@magic-meetings/ui/meetings/MeetingState.tsx";
import { meetingsMessages } from "@magic-meetings/ui/meetings/meetings-messages.ts";
import { MeetingTimeline } from "@magic-meetings/ui/meetings/MeetingTimeline.tsx";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { OrderApprovalsLater } from "@magic-meetings/ui/approvals/OrderApprovalsLater.tsx";
import { KeepAsTemplateLater } from "@magic-meetings/ui/order-templates/KeepAsTemplateLater.tsx";
import { OrderAgainPress } from "@magic-meetings/ui/order-templates/OrderAgainPress.tsx";
import { useFavourites } from "@magic-meetings/ui/order-templates/use-favourites.ts";
import { RoomInMeeting } from "@magic-meetings/ui/rooms/RoomInMeeting.tsx";
import { RoomPicker } from "@magic-meetings/ui/rooms/RoomPicker.tsx";
import { MeetingOrderFoot } from "@magic-meetings/ui/service-orders/MeetingOrderFoot.tsx";
import { ServiceOrders } from "@magic-meetings/ui/service-orders/ServiceOrders.tsx";
import { useAccounts, useCatalogue } from "@magic-meetings/ui/service-orders/use-catalogue.ts";
import { useOrdering } from "@magic-meetings/ui/service-orders/use-ordering.ts";
import { useMe } from "@magic-meetings/ui/session/use-me.ts";
import { hasReceipts } from "@magic-meetings/ui/receipt/receivable.ts";
import { MeetingVisitorsLater } from "@magic-meetings/ui/visits/MeetingVisitorsLater.tsx";
import { lazy, Suspense, useState } from "react";
import { useNavigate } from "react-router";
import styles from "./MeetingDetail.module.css";

const InMeetingActions = lazy(async () => ({
  default: (await import("./InMeetingActions.tsx")).InMeetingActions,
}));
const MeetingHeads = lazy(async () => ({ default: (await import("./MeetingHeads.tsx")).MeetingHeads }));
const MoveQuestion = lazy(async () => ({
  default: (await import("@magic-meetings/ui/moves/MoveQuestion.tsx")).MoveQuestion,
}));
const HandOverMeeting = lazy(async () => ({
  default: (await import("@magic-meetings/ui/hand-over/HandOverMeeting.tsx")).HandOverMeeting,
}));
const SeriesRooms = lazy(async () => ({
  default: (await import("@magic-meetings/ui/series-rooms/SeriesRooms.tsx")).SeriesRooms,
}));
const SeriesOrders = lazy(async () => ({
  default: (await import("@magic-meetings/ui/series-orders/SeriesOrders.tsx")).SeriesOrders,
}));

const Receipts = lazy(async () => ({
  default: (await import("@magic-meetings/ui/receipt/Receipts.tsx")).Receipts,
}));

/** Facts, room and orders on one side, what happened on the other; the panel beside a call has one column only. */
export function MeetingDetail({ meeting, brief }: { meeting: Meeting; brief: boolean }) {
  const words = useFeatureText(meetingsMessages);
  const navigate = useNavigate();
  const me = useMe();
  // Once handed over it is not hers any more, but taking it back still is.
  const [wasMine] = useState(meeting.organizer.id === me.id);
  const [locationId, setLocationId] = useState<string>();
  const location = meeting.locations.find(({ id }) => id === locationId) ?? meeting.locations[0];
  const catalogue = useCatalogue(meeting, location);
  const accounts = useAccounts(location?.site.currency);
  const ordering = useOrdering(meeting, catalogue.data, accounts.data, location);
  const favourites = useFavourites();
  return (
    <>
      <MeetingFacts
        subject={meeting.subject}
        start={meeting.start}
        end={meeting.end}
        timeZone={meeting.timeZone}
        headCount={meeting.locations.reduce((sum, { headCount }) => sum + headCount, 0)}
        sites={meeting.locations.map(({ site }) => site.name)}
        aside={<MeetingState status={meeting.status} />}
      />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Suspense fallback={null}>
            <MoveQuestion meetingId={meeting.id} />
          </Suspense>
          {brief ? (
            <Suspense fallback={null}>
              <InMeetingActions meeting={meeting} catalogue={catalogue.data} onAdd={ordering.add} />
            </Suspense>
          ) : null}
          {brief ? <RoomInMeeting meeting={meeting} /> : null}
          {hasReceipts(meeting) ? (
            <Suspense fallback={null}>
              <Receipts meeting={meeting} />
            </Suspense>
          ) : null}
          {location && !brief ? (
            <MeetingSitesLater meeting={meeting} location={location} onLocation={({ id }) => setLocationId(id)} />
          ) : null}
          <RoomPicker
            meeting={meeting}
            location={location}
            actions={!brief}
            onFind={() => void navigate(`/rooms?meeting=${meeting.id}`)}
          />
          {meeting.series && !brief ? (
            <Suspense fallback={null}>
              <SeriesRooms seriesId={meeting.series.id} meeting={meeting} />
            </Suspense>
          ) : null}
          {brief ? null : <MeetingVisitorsLater meeting={meeting} />}
          <ServiceOrders
            meeting={meeting}
            location={location}
            onLocation={({ id }) => setLocationId(id)}
            catalogue={catalogue}
            accounts={accounts}
            ordering={ordering}
            favourites={favourites}
            again={
              location ? <OrderAgainPress meeting={meeting} location={location} onTaken={ordering.takeOver} /> : null
            }
            also={(order) => (
              <>
                <OrderApprovalsLater order={order} timeZone={location?.site.timeZone ?? meeting.timeZone} />
                <KeepAsTemplateLater order={order} name={meeting.subject} />
              </>
            )}
          />
          {meeting.series && !brief ? (
            <Suspense fallback={null}>
              <SeriesOrders
                seriesId={meeting.series.id}
                meeting={meeting}
                location={location}
                chosen={ordering.input}
                onOrdered={ordering.clear}
              />
            </Suspense>
          ) : null}
          {ordering.lines.length ? (
            <MeetingOrderFoot meeting={meeting} location={location} ordering={ordering} />
          ) : null}
          {brief ? null : <SecondSite meeting={meeting} />}
          {!brief && wasMine && (meeting.allowed.order.ok || meeting.organizer.id !== me.id) ? (
            <Suspense fallback={null}>
              <HandOverMeeting meeting={meeting} />
            </Suspense>
          ) : null}
          <Suspense fallback={null}>
            <MeetingHeads meeting={meeting} brief={brief} />
          </Suspense>
        </div>
        {brief ? null : (
          <div className={styles.column}>
            <SectionCard icon={<HistoryRegular />} title={words("timeline")}>
              <MeetingTimeline meetingId={meeting.id} />
            </SectionCard>
          </div>
        )}
      </div>
    </>
  );
}
