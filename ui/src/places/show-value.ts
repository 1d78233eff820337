import type { FeatureText } from "../messages/feature-text.ts";
import type { PlaceMessageKey } from "./place-messages.ts";

/** A field's value as words, for comparing it with another: references by their names, lists joined. */
export function showValue(value: unknown, text: FeatureText<PlaceMessageKey>): string {
  if (value === undefined || value === null || value === "") return text("value.empty");
  if (typeof value === "boolean") return text(value ? "value.yes" : "value.no");
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (Array.isArray(value)) {
    return value.length ? value.map((part) => showValue(part, text)).join(", ") : text("value.empty");
  }
  if (typeof value !== "object") return text("value.empty");
  if ("name" in value && typeof value.name === "string") return value.name;
  return Object.entries(value)
    .map(([name, part]) => {
      const word = `layout.${name}`;
      const shown = name === "weekday" ? text.knows(`weekday.${String(part)}`) : undefined;
      if (shown) return text(`weekday.${String(part)}` as PlaceMessageKey);
      return `${text.knows(word) ? `${text(word)} ` : ""}${showValue(part, text)}`;
    })
    .join(" ");
}
