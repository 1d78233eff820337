import type { DemoCompany, DemoService, DemoSite } from "./demo-company.ts";
import { floor } from "./demo-room.ts";

// A second company, small, to show that nothing of one is ever visible to the other.

const services: DemoService[] = [
  {
    category: "coffee",
    name: "Coffee and tea",
    description: "Filter coffee, a choice of teas, milk",
    price: 40,
    diets: ["vegetarian"],
    allergens: ["milk"],
    popular: true,
  },
  {
    category: "coffee",
    name: "Mineral water",
    description: "By the bottle",
    price: 30,
    unit: "piece",
    image: "juice",
    diets: ["vegan", "gluten_free", "lactose_free"],
  },
  {
    category: "lunch",
    name: "Bergen fish soup",
    description: "White fish, vegetables and sour cream",
    price: 175,
    diets: ["pescetarian"],
    allergens: ["fish", "milk", "celery"],
    popular: true,
  },
  {
    category: "lunch",
    name: "Cheese sandwich",
    description: "Jarlsberg, peppers and lettuce",
    price: 95,
    diets: ["vegetarian"],
    allergens: ["gluten", "milk"],
    image: "sandwich",
  },
  {
    category: "snacks",
    name: "Fruit bowl",
    description: "Fruit of the season",
    price: 38,
    diets: ["vegan", "gluten_free", "lactose_free"],
  },
  {
    category: "help",
    name: "Technician for the start",
    description: "Connects and tests sound and picture",
    price: 650,
  },
];

const bergen: DemoSite = {
  key: "bergen",
  name: "Bergen",
  country: { code: "NO", name: "Norway" },
  currency: "NOK",
  timeZone: "Europe/Oslo",
  address: "Bryggen 9, 5003 Bergen",
  building: "Bankgården",
  floors: [
    floor(1, "1st floor", "Fløyen 12 svwac", "Ulriken 8 svwc"),
    floor(2, "2nd floor", "Løvstakken 6 svw", "Damsgård 20 svwhc"),
  ],
  vendors: [
    {
      kind: "kitchen",
      name: "Bankgården Kitchen",
      weekdays: ["06:30", "17:00"],
      weekend: ["07:00", "15:00"],
      orderBefore: { kind: "business_minutes", minutes: 60 },
      changeBefore: { kind: "business_minutes", minutes: 90 },
      capacityPerHour: 300,
    },
    {
      kind: "caterer",
      name: "Bryggen Catering",
      weekdays: ["06:00", "21:00"],
      weekend: ["06:00", "21:00"],
      orderBefore: { kind: "business_days", days: 0, at: "07:00" },
      changeBefore: { kind: "business_days", days: 0, at: "06:30" },
      feeTiers: [
        { percent: 50, until: { kind: "business_days", days: 0, at: "09:00" } },
        { percent: 100, until: null },
      ],
      largeGroup: { fromQuantity: 40, daysEarlier: 1 },
    },
    {
      kind: "facility",
      name: "Bankgården House Services",
      weekdays: ["06:00", "20:00"],
      weekend: ["07:00", "18:00"],
      orderBefore: { kind: "business_minutes", minutes: 60 },
      changeBefore: { kind: "business_minutes", minutes: 60 },
      autoAccept: true,
    },
  ],
  services,
  vat: { food: 15, other: 25 },
  limitScale: 11.5,
  meetingsPerDay: 1,
};

export const fjordBank: DemoCompany = {
  key: "fjord-bank",
  name: "Fjord Bank",
  domain: "fjordbank.example",
  currency: "NOK",
  timeZone: "Europe/Oslo",
  locale: "nb",
  sites: [bergen],
  people: [
    {
      person: "lena",
      name: "Lena Haugland",
      title: "Head of administration",
      site: "bergen",
      department: "bank",
      roles: ["organizer", "admin", "facility"],
      locale: "nb",
    },
    {
      person: "per",
      name: "Per Tveit",
      title: "Adviser",
      site: "bergen",
      department: "bank",
      roles: ["organizer"],
      locale: "nb",
      delegateOf: "lena",
    },
  ],
  userGroups: [{ name: "Advisers", people: ["per"] }],
  roomGroups: [{ name: "Meeting rooms", rooms: ["Fløyen", "Ulriken", "Løvstakken"] }],
  roomRules: [
    { name: "At most half a year ahead", group: "Meeting rooms", terms: { kind: "max_days_ahead", days: 180 } },
  ],
  departments: [{ key: "bank", name: "Private banking", code: 7100, owner: "lena" }],
};
