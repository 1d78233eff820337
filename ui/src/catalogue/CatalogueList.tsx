import { useReader } from "../messages/text-context.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import { formatDate } from "./day-of-year.ts";
import { PlainList } from "./PlainList.tsx";
import type { KeptListProps } from "./ServiceList.tsx";

/** Catalogues: where, for whom and when each holds. */
export function CatalogueList(props: KeptListProps) {
  const text = useFeatureText(catalogueMessages);
  const { language } = useReader();
  const day = (date: string | null) => (date ? formatDate(date, language) : "…");
  return (
    <PlainList
      kind="catalogue"
      {...props}
      describe={({ sites, groups, validFrom, validTo, size }) =>
        [
          sites.map(({ name }) => name).join(", ") || text("list.everySite"),
          groups.length > 0 ? text("list.forGroups", { groups: groups.map(({ name }) => name).join(", ") }) : "",
          validFrom || validTo ? `${day(validFrom)} – ${day(validTo)}` : "",
          text("list.size", { count: size }),
        ]
          .filter(Boolean)
          .join(" · ")
      }
    />
  );
}
