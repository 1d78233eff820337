import { expect, it } from "vitest";
import { coffeeOf } from "./coffee-of.ts";

const service = (name: string, more: { available?: boolean; popular?: boolean } = {}) => ({
  name,
  available: true,
  popular: false,
  ...more,
});

it.each(["Coffee and tea", "Kaffe og te", "Caffè e tè", "Kaffee und Tee"])("knows %s as coffee", (name) => {
  expect(coffeeOf([service("Sandwiches"), service(name)])?.name).toBe(name);
});

it("takes what can be had, and the quick pick before others", () => {
  const all = [
    service("Coffee, small"),
    service("Coffee and cake", { available: false }),
    service("Coffee", { popular: true }),
  ];
  expect(coffeeOf(all)?.name).toBe("Coffee");
  expect(coffeeOf([service("Coffee", { available: false })])).toBeUndefined();
});
