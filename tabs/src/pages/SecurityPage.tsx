import { Tab, TabList } from "@fluentui/react-components";
import { PersonProhibitedRegular } from "@fluentui/react-icons";
import { blockListMessages } from "@magic-meetings/ui/block-list/block-list-messages.ts";
import { BlockList } from "@magic-meetings/ui/block-list/BlockList.tsx";
import { isSecurity } from "@magic-meetings/ui/block-list/own-sites.ts";
import { VisitReviews } from "@magic-meetings/ui/block-list/VisitReviews.tsx";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { DisconnectedBand, LiveLine } from "@magic-meetings/ui/production-orders/LiveLine.tsx";
import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";
import { useMe } from "@magic-meetings/ui/session/use-me.ts";
import { useSearchParams } from "react-router";
import { PageFrame } from "./PageFrame.tsx";
import styles from "./SecurityPage.module.css";

const views = ["reviews", "list"] as const;
type View = (typeof views)[number];

/** Visits that wait for security, live, and whom nobody lets in without a second look. */
export function SecurityPage() {
  const text = useFeatureText(blockListMessages);
  const { roles } = useMe();
  if (isSecurity(roles)) return <Views />;
  return (
    <PageFrame>
      <EmptyState icon={<PersonProhibitedRegular />} title={text("notAllowed")} hint={text("notAllowedHint")} />
    </PageFrame>
  );
}

function Views() {
  const text = useFeatureText(blockListMessages);
  const [search, setSearch] = useSearchParams();
  const live = useLiveUpdates("visit");
  const view: View = search.get("view") === "list" ? "list" : "reviews";
  return (
    <PageFrame wide title={text("title")} aside={<LiveLine live={live} />}>
      <DisconnectedBand live={live} />
      <TabList
        className={styles.views}
        aria-label={text("views")}
        selectedValue={view}
        onTabSelect={(_, { value }) => setSearch(value === "list" ? { view: "list" } : {})}
      >
        {views.map((one) => (
          <Tab key={one} value={one}>
            {text(`view.${one}`)}
          </Tab>
        ))}
      </TabList>
      {view === "reviews" ? <VisitReviews /> : <BlockList />}
    </PageFrame>
  );
}
