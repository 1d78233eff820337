import { milanServices } from "./milan-services.ts";
import type { DemoSite } from "./demo-company.ts";
import { floor } from "./demo-room.ts";

export const milan: DemoSite = {
  key: "milan",
  name: "Milan",
  country: { code: "IT", name: "Italy" },
  currency: "EUR",
  timeZone: "Europe/Rome",
  address: "Via Tortona 27, 20144 Milano",
  building: "Casa Tortona",
  floors: [
    floor(1, "1st floor", "Duomo 40 svpahc!", "Brera 12 svwac", "Navigli 8 swa", "Isola 4 wa", "Sforza 16 svwac"),
    floor(2, "2nd floor", "La Scala 24 svpahc", "Porta Nuova 12 svwc", "Tortona 6 sw", "Verdi 10 svwc", "Siena 4 w"),
    floor(3, "3rd floor", "Leonardo 18 svwhc", "Garda 14 svwc", "Como 8 svwd", "Stresa 5 sp"),
    floor(4, "4th floor", "Portofino 20 svwhcd", "Bellagio 10 svwcd", "Ravello 6 svd", "Vernazza 12 svwacd"),
  ],
  combination: { whole: "La Scala", parts: ["Porta Nuova", "Verdi"] },
  vendors: [
    {
      kind: "kitchen",
      name: "Cucina Tortona",
      weekdays: ["06:30", "18:00"],
      weekend: ["07:00", "16:00"],
      orderBefore: { kind: "business_minutes", minutes: 45 },
      changeBefore: { kind: "business_minutes", minutes: 60 },
      capacityPerHour: 600,
      phone: "+39 02 4040 101",
    },
    {
      kind: "caterer",
      name: "Trattoria dei Navigli",
      weekdays: ["06:00", "22:00"],
      weekend: ["06:00", "22:00"],
      orderBefore: { kind: "business_days", days: 0, at: "07:30" },
      changeBefore: { kind: "business_days", days: 0, at: "07:00" },
      feeTiers: [
        { percent: 50, until: { kind: "business_days", days: 0, at: "09:00" } },
        { percent: 100, until: null },
      ],
      largeGroup: { fromQuantity: 40, daysEarlier: 1 },
      phone: "+39 02 4040 102",
    },
    {
      kind: "facility",
      name: "Casa Tortona Servizi",
      weekdays: ["06:00", "20:00"],
      weekend: ["07:00", "18:00"],
      orderBefore: { kind: "business_minutes", minutes: 60 },
      changeBefore: { kind: "business_minutes", minutes: 60 },
      autoAccept: true,
    },
  ],
  services: milanServices,
  vat: { food: 10, other: 22 },
  limitScale: 1,
  meetingsPerDay: 3,
};
