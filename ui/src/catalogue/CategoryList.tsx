import { useFeatureText } from "../messages/feature-text.ts";
import { catalogueMessages } from "./catalogue-messages.ts";
import { PlainList } from "./PlainList.tsx";
import type { KeptListProps } from "./ServiceList.tsx";

/** Categories in the order in which they are shown. */
export function CategoryList(props: KeptListProps) {
  const text = useFeatureText(catalogueMessages);
  return (
    <PlainList
      kind="category"
      {...props}
      describe={({ deliveryMoment, size }) =>
        `${text(`moment.${deliveryMoment}`)} · ${text("list.size", { count: size })}`
      }
    />
  );
}
