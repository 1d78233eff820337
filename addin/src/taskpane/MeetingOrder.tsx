import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Room } from "@magic-meetings/contract/places/place.ts";
import { Notice } from "@magic-meetings/ui/elements/Notice.tsx";
import { OfflineNotice } from "@magic-meetings/ui/elements/OfflineNotice.tsx";
import { WhenReached } from "@magic-meetings/ui/elements/WhenReached.tsx";
import { useText } from "@magic-meetings/ui/messages/text-context.ts";
import { OrderApprovalsLater } from "@magic-meetings/ui/approvals/OrderApprovalsLater.tsx";
import { KeepAsTemplateLater } from "@magic-meetings/ui/order-templates/KeepAsTemplateLater.tsx";
import { OrderAgainPress } from "@magic-meetings/ui/order-templates/OrderAgainPress.tsx";
import { useFavourites } from "@magic-meetings/ui/order-templates/use-favourites.ts";
import { followingOrders } from "@magic-meetings/ui/head-count/following-orders.ts";
import { MeetingSitesLater, SecondSite } from "@magic-meetings/ui/meetings/MeetingSitesLater.tsx";
import { RoomPicker } from "@magic-meetings/ui/rooms/RoomPicker.tsx";
import { MeetingOrderFoot } from "@magic-meetings/ui/service-orders/MeetingOrderFoot.tsx";
import { ServiceOrders } from "@magic-meetings/ui/service-orders/ServiceOrders.tsx";
import { useAccounts, useCatalogue } from "@magic-meetings/ui/service-orders/use-catalogue.ts";
import { useOrdering } from "@magic-meetings/ui/service-orders/use-ordering.ts";
import { MeetingVisitorsLater } from "@magic-meetings/ui/visits/MeetingVisitorsLater.tsx";
import type { ReactNode } from "react";
import { lazy, Suspense, useState } from "react";
import type { Appointment } from "../outlook/appointment.ts";
import styles from "./MeetingOrder.module.css";

const HeadCounts = lazy(async () => ({
  default: (await import("@magic-meetings/ui/head-count/HeadCounts.tsx")).HeadCounts,
}));
const SeriesRooms = lazy(async () => ({
  default: (await import("@magic-meetings/ui/series-rooms/SeriesRooms.tsx")).SeriesRooms,
}));
const SeriesOrders = lazy(async () => ({
  default: (await import("@magic-meetings/ui/series-orders/SeriesOrders.tsx")).SeriesOrders,
}));

export interface MeetingOrderProps {
  header: ReactNode;
  /** What went wrong while the invite was told to the service; what is on screen stays. */
  problem: ReactNode;
  meeting: Meeting;
  appointment: Appointment;
  onInviteChanged: () => void;
}

/** Room, food and services of the invite, and the one button that orders them. */
export function MeetingOrder({ header, problem, meeting, appointment, onInviteChanged }: MeetingOrderProps) {
  const text = useText();
  const [locationId, setLocationId] = useState<string>();
  const location = meeting.locations.find(({ id }) => id === locationId) ?? meeting.locations[0];
  const catalogue = useCatalogue(meeting, location);
  const accounts = useAccounts(location?.site.currency);
  const ordering = useOrdering(meeting, catalogue.data, accounts.data, location);
  const favourites = useFavourites();
  const [notInInvite, setNotInInvite] = useState<Room>();
  const follow = async (room: Room | undefined, instead: Room | undefined) => {
    setNotInInvite(undefined);
    try {
      if (instead) await appointment.removeRoom(instead);
      if (room) await appointment.setLocationRoom({ name: room.name, email: room.email });
    } catch {
      setNotInInvite(room);
    }
    onInviteChanged();
  };
  const letGo = async (rooms: readonly Room[]) => {
    for (const room of rooms) await follow(undefined, room);
  };
  return (
    <>
      <main className={styles.content}>
        {header}
        <OfflineNotice />
        {problem}
        {location ? (
          <MeetingSitesLater
            meeting={meeting}
            location={location}
            onLocation={({ id }) => setLocationId(id)}
            scope="following"
            onReleased={(rooms) => void letGo(rooms)}
          />
        ) : null}
        {meeting.series ? (
          <Suspense fallback={null}>
            <SeriesRooms
              seriesId={meeting.series.id}
              meeting={meeting}
              onHeld={(room, instead) => void follow(room, instead)}
              onReleased={(room) => void follow(undefined, room)}
            />
          </Suspense>
        ) : (
          <RoomPicker
            meeting={meeting}
            location={location}
            onHeld={(room, instead) => void follow(room, instead)}
            onReleased={(room) => void follow(undefined, room)}
          />
        )}
        {notInInvite ? <Notice kind="warning" title={text("room.notInInvite", { room: notInInvite.name })} /> : null}
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
        {meeting.series ? (
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
        <WhenReached ready={!catalogue.isLoading && !accounts.isLoading} label={text("facts.further")}>
          <MeetingVisitorsLater meeting={meeting} />
          {followingOrders(meeting).length > 0 ? (
            <Suspense fallback={null}>
              <HeadCounts meeting={meeting} />
            </Suspense>
          ) : null}
          <SecondSite meeting={meeting} scope="following" />
        </WhenReached>
      </main>
      <MeetingOrderFoot meeting={meeting} location={location} ordering={ordering} />
    </>
  );
}
