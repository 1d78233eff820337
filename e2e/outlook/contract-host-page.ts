import { newAppointment } from "../../playground/src/outlook/host-appointment.ts";
import { connectOfficeWire, officeFrame } from "../../playground/src/outlook/office-wire.ts";
import { OutlookHost } from "../../playground/src/outlook/outlook-host.ts";
import { connectStandInWire } from "../../playground/src/outlook/stand-in-wire.ts";

// The page around the pane in the contract tests: the host's model with one of the two wires, and no screen.

declare global {
  interface Window {
    openPane: (settings: {
      wire: "office" | "stand-in";
      paneUrl: string;
      theme: "light" | "dark" | "contrast";
    }) => void;
    host: OutlookHost;
  }
}

let lastId = 0;
const newId = () => `00000000-0000-7000-8000-${String(++lastId).padStart(12, "0")}`;
const anna = { email: "anna@nordlys.example", name: "Anna Holm" };

window.openPane = ({ wire, paneUrl, theme }) => {
  const appointment = newAppointment({
    now: new Date("2026-11-20T09:00:00Z"),
    timeZone: "Europe/Copenhagen",
    organizer: anna,
    colleagues: [
      { email: "bo@nordlys.example", name: "Bo Berg" },
      { email: "carla@nordlys.example", name: "Carla Dam" },
    ],
    newId,
  });
  window.host = new OutlookHost(
    {
      ...appointment,
      attendees: [
        ...appointment.attendees.slice(0, 2),
        { email: "carla@nordlys.example", name: "Carla Dam", kind: "optional", response: "tentative" },
      ],
      locations: [{ kind: "custom", name: "The pier" }],
    },
    {
      user: anna,
      mailboxZone: "Romance Standard Time",
      locale: "da-DK",
      getAccessToken: async () => `token-${++lastId}`,
      roomName: (email) => (email === "aarhus@nordlys.example" ? "Aarhus" : undefined),
      newId,
    },
    theme,
  );
  const frame = document.createElement("iframe");
  const paneOrigin = new URL(paneUrl).origin;
  if (wire === "office") Object.assign(frame, officeFrame(paneUrl, location.origin, "da-DK"));
  else frame.src = paneUrl;
  document.body.append(frame);
  if (wire === "office") connectOfficeWire(window.host, frame, paneOrigin);
  else connectStandInWire(window.host, frame, paneOrigin);
};
