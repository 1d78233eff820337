import { Link } from "@fluentui/react-components";
import { PersonProhibitedRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";
import { useMe } from "@magic-meetings/ui/session/use-me.ts";
import { ClosedDeliveries } from "@magic-meetings/ui/vendors/ClosedDeliveries.tsx";
import { vendorMessages } from "@magic-meetings/ui/vendors/vendor-messages.ts";
import { Vendors } from "@magic-meetings/ui/vendors/Vendors.tsx";
import { VendorTools, vendorViews, type VendorView } from "@magic-meetings/ui/vendors/VendorTools.tsx";
import { useSearchParams } from "react-router";
import { PageFrame } from "./PageFrame.tsx";

/** Vendors, kept up; a vendor's own people see theirs. What is chosen stands in the address. */
export function VendorsPage() {
  const text = useFeatureText(vendorMessages);
  const { roles } = useMe();
  const isUpkeeper = roles.some(({ role }) => role === "facility" || role === "admin");
  if (!isUpkeeper && !roles.some(({ role }) => role === "vendor")) {
    return (
      <PageFrame>
        <EmptyState
          icon={<PersonProhibitedRegular />}
          title={text("vendors.notAllowed")}
          hint={text("vendors.notAllowedHint")}
        />
      </PageFrame>
    );
  }
  return <VendorViews mayChange={isUpkeeper} />;
}

function VendorViews({ mayChange }: { mayChange: boolean }) {
  const text = useFeatureText(vendorMessages);
  const [search, setSearch] = useSearchParams();
  useLiveUpdates("catalogue,place,service_order");
  const view = vendorViews.find((known) => known === search.get("view")) ?? "vendors";
  const show = (next: VendorView) => setSearch(next === "vendors" ? {} : { view: next });
  return (
    <PageFrame wide title={text("vendors.title")} aside={<VendorTools view={view} onShow={show} />}>
      {view === "closed" ? (
        <ClosedDeliveries
          meetingLink={(id, words) => (mayChange ? <Link href={`#/meetings/${id}`}>{words}</Link> : words)}
        />
      ) : (
        <Vendors
          selected={search.get("at") ?? undefined}
          mayChange={mayChange}
          onSelect={(id) => setSearch({ at: id })}
        />
      )}
    </PageFrame>
  );
}
