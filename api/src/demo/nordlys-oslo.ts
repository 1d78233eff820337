import { osloServices } from "./oslo-services.ts";
import type { DemoSite } from "./demo-company.ts";
import { floor } from "./demo-room.ts";

export const oslo: DemoSite = {
  key: "oslo",
  name: "Oslo",
  country: { code: "NO", name: "Norway" },
  currency: "NOK",
  timeZone: "Europe/Oslo",
  address: "Stranden 18, 0250 Oslo",
  building: "Fjordgården",
  floors: [
    floor(
      1,
      "1st floor",
      "Holmenkollen 40 svpahc!",
      "Bygdøy 10 svwac",
      "Frogner 6 swa",
      "Tøyen 4 wa",
      "Aker Brygge 14 svwac",
    ),
    floor(2, "2nd floor", "Lofoten 12 svwc", "Tromsø 8 svw", "Røros 4 w", "Bergen 16 svwhc", "Ålesund 6 sp"),
    floor(3, "3rd floor", "Geiranger 20 svwhc", "Trondheim 12 svwc", "Hardanger 8 svwd", "Nesodden 5 sd"),
    floor(4, "4th floor", "Svalbard 24 svpahc", "Jotunheimen 14 svwacd", "Preikestolen 10 svwcd", "Grünerløkka 6 swd"),
  ],
  combination: { whole: "Svalbard", parts: ["Jotunheimen", "Preikestolen"] },
  vendors: [
    {
      kind: "kitchen",
      name: "Fjordgården Kitchen",
      weekdays: ["06:30", "17:00"],
      weekend: ["07:00", "15:00"],
      orderBefore: { kind: "business_minutes", minutes: 90 },
      changeBefore: { kind: "business_minutes", minutes: 120 },
      capacityPerHour: 600,
      phone: "+47 22 40 10 01",
    },
    {
      kind: "caterer",
      name: "Nordmat Catering",
      weekdays: ["06:00", "21:00"],
      weekend: ["06:00", "21:00"],
      orderBefore: { kind: "business_days", days: 1, at: "18:00" },
      changeBefore: { kind: "business_days", days: 2, at: "14:00" },
      feeTiers: [
        { percent: 50, until: { kind: "business_days", days: 1, at: "14:00" } },
        { percent: 100, until: null },
      ],
      largeGroup: { fromQuantity: 40, daysEarlier: 1 },
      phone: "+47 22 40 10 02",
    },
    {
      kind: "facility",
      name: "Fjordgården House Services",
      weekdays: ["06:00", "20:00"],
      weekend: ["07:00", "18:00"],
      orderBefore: { kind: "business_minutes", minutes: 60 },
      changeBefore: { kind: "business_minutes", minutes: 60 },
      autoAccept: true,
    },
  ],
  services: osloServices,
  vat: { food: 15, other: 25 },
  limitScale: 11.5,
  meetingsPerDay: 3,
};
