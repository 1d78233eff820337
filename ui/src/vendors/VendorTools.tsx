import { Tab, TabList } from "@fluentui/react-components";
import { useFeatureText } from "../messages/feature-text.ts";
import { useClosedDeliveries } from "./use-vendors.ts";
import { vendorMessages } from "./vendor-messages.ts";

export const vendorViews = ["vendors", "closed"] as const;
export type VendorView = (typeof vendorViews)[number];

/** Between the vendors and what is ordered for days on which they close; how many of these there are is said. */
export function VendorTools({ view, onShow }: { view: VendorView; onShow: (view: VendorView) => void }) {
  const text = useFeatureText(vendorMessages);
  const count = useClosedDeliveries().data?.pages[0]?.count ?? 0;
  return (
    <TabList
      aria-label={text("vendors.views")}
      selectedValue={view}
      onTabSelect={(_, { value }) => onShow(value as VendorView)}
    >
      {vendorViews.map((one) => (
        <Tab key={one} value={one}>
          {text(`vendors.view.${one}`)}
          {one === "closed" && count > 0 ? ` (${count})` : ""}
        </Tab>
      ))}
    </TabList>
  );
}
