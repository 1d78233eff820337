import type { OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";

/** Companies name their services in their own languages. */
const coffee = /coffee|kaff[ei]|caff[eèé]|café|espresso/i;

/** The coffee that is offered here now, a quick pick before others. */
export function coffeeOf<S extends Pick<OfferedService, "name" | "available" | "popular">>(
  services: readonly S[],
): S | undefined {
  const offered = services.filter(({ name, available }) => available && coffee.test(name));
  return offered.find(({ popular }) => popular) ?? offered[0];
}
