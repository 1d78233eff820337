import type { KeptService } from "@magic-meetings/contract/catalogue/kept-service.ts";
import { expect, it } from "vitest";
import { servicesAsCsv } from "./services-csv.ts";

const money = (amountMinor: number) => ({ amountMinor, currency: "DKK" });
const yes = { ok: true };

const service: KeptService = {
  id: "1",
  version: 1,
  deletedAt: null,
  allowed: { change: yes, delete: yes, restore: yes },
  name: '=HYPERLINK("https://evil.example")',
  description: 'Say "cheese",\nplease',
  category: { id: "2", name: "Lunch" },
  unit: "person",
  price: money(4950),
  vatPercent: 25,
  minimumQuantity: 1,
  maximumQuantity: 20,
  options: [{ key: "a", name: "Large", price: money(600) }],
  diets: ["vegan"],
  allergens: ["gluten", "milk"],
  imageUrl: null,
  popular: true,
  offeredWeekdays: [1, 2],
  offeredFrom: "09:00",
  offeredUntil: null,
  seasonFrom: "11-01",
  seasonUntil: "02-28",
  vendors: [{ vendor: { id: "3", name: "Kitchen" }, ownPrice: money(4500), ownRule: null }],
  catalogues: [{ id: "4", name: "Copenhagen" }],
};

it("writes services as a spreadsheet reads them, and nothing that it would run", () => {
  const text = servicesAsCsv([service]);
  expect(text.startsWith("\uFEFFcategory,name,")).toBe(true);
  expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  expect(text).toContain('"Say ""cheese"",\nplease"');
  expect(text).toContain(
    "person,49.50,DKK,25,1,20,Large=6,vegan,gluten; milk,1; 2,09:00,,11-01,02-28,yes,Kitchen=45,Copenhagen,no\r\n",
  );
});
