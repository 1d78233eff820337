import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import { toWindowsZone } from "@magic-meetings/contract/time/windows-zones.ts";
import { useEffect, useMemo, useRef, useState } from "react";
import { postCalendarEvent, signIn } from "../demo-api.ts";
import type { AppointmentWish } from "../teams/new-appointments.ts";
import { onAppointmentWish } from "../teams/new-appointments.ts";
import type { HostAppointment, HostPerson } from "./host-appointment.ts";
import { newAppointment } from "./host-appointment.ts";
import { OutlookWindow } from "./OutlookWindow.tsx";
import type { HostTheme } from "./outlook-host.ts";
import { OutlookHost } from "./outlook-host.ts";
import { panePlace } from "./pane-place.ts";

export interface OutlookDeskProps {
  person: DemoPerson;
  token: string;
  theme: HostTheme;
  origin: string;
  now: () => Date;
  people: DemoPerson[];
  rooms: HostPerson[];
  draft: HostAppointment | undefined;
  onDraft: (person: string, draft: HostAppointment) => void;
}

/** The person's Outlook: her form with the draft she left, connected with the simulated Exchange behind it. */
export function OutlookDesk(props: OutlookDeskProps) {
  const { person, token, theme, people, draft, onDraft } = props;
  const rooms = useRef(props.rooms);
  const latest = useRef(props);
  const [host, setHost] = useState(() => hostFor(props, rooms, draft));
  const colleagues = useMemo(() => people.filter(({ company }) => company === person.company), [people, person]);
  useEffect(() => void (rooms.current = props.rooms), [props.rooms]);
  useEffect(() => void (latest.current = props), [props]);
  useEffect(() => host.setTheme(theme), [host, theme]);
  useEffect(
    () =>
      onAppointmentWish((wish) =>
        setHost(hostFor(latest.current, rooms, wishedAppointment(latest.current, rooms, wish))),
      ),
    [],
  );
  useEffect(() => host.watch(() => onDraft(person.person, host.appointment)), [host, onDraft, person]);
  return (
    <OutlookWindow
      // A new appointment is a new form with a new pane.
      key={host.appointment.iCalUId}
      host={host}
      colleagues={colleagues}
      rooms={props.rooms}
      pane={panePlace(location)}
      now={props.now}
      onSend={(event) => postCalendarEvent(event, token)}
      onNew={() => setHost(hostFor(props, rooms, undefined))}
    />
  );
}

type RoomList = { readonly current: HostPerson[] };

/** A new appointment as a page in Teams wants it; addresses of rooms become its locations. */
function wishedAppointment(
  { person, people, now }: OutlookDeskProps,
  rooms: RoomList,
  { subject, start, end, attendees }: AppointmentWish,
): HostAppointment {
  const organizer = { email: person.email, name: person.name };
  const newId = () => crypto.randomUUID();
  const begun = newAppointment({ now: now(), timeZone: person.timeZone, organizer, colleagues: [], newId });
  const called = (list: readonly HostPerson[]) => list.filter(({ email }) => attendees.includes(email));
  return {
    ...begun,
    subject,
    start,
    end,
    attendees: [
      ...begun.attendees,
      ...called(people).map(({ email, name }) => ({ email, name, kind: "required", response: "none" }) as const),
    ],
    locations: called(rooms.current).map(({ email, name }) => ({ kind: "room", name, email })),
  };
}

function hostFor(
  { person, people, theme, now }: OutlookDeskProps,
  rooms: RoomList,
  draft: HostAppointment | undefined,
) {
  const user = { email: person.email, name: person.name };
  const newId = () => crypto.randomUUID();
  const colleagues = people.filter(({ company }) => company === person.company);
  const appointment =
    draft ?? newAppointment({ now: now(), timeZone: person.timeZone, organizer: user, colleagues, newId });
  const environment = {
    user,
    mailboxZone: toWindowsZone(person.timeZone) ?? person.timeZone,
    locale: officeLocales[person.locale],
    getAccessToken: () => signIn(person.person),
    roomName: (email: string) => rooms.current.find((room) => room.email.toLowerCase() === email.toLowerCase())?.name,
    newId,
  };
  return new OutlookHost(appointment, environment, theme);
}

/** Office names languages with their country. */
const officeLocales: Record<DemoPerson["locale"], string> = {
  en: "en-GB",
  da: "da-DK",
  nb: "nb-NO",
  it: "it-IT",
  de: "de-DE",
};
