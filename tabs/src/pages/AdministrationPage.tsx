import { Tab, TabList } from "@fluentui/react-components";
import { PersonProhibitedRegular } from "@fluentui/react-icons";
import { AccessTries } from "@magic-meetings/ui/access-passes/AccessTries.tsx";
import { ApiKeys } from "@magic-meetings/ui/api-keys/ApiKeys.tsx";
import { AppInstallations } from "@magic-meetings/ui/app-installations/AppInstallations.tsx";
import { CompanySettings } from "@magic-meetings/ui/company-settings/CompanySettings.tsx";
import { ClientHealth } from "@magic-meetings/ui/client-events/ClientHealth.tsx";
import { Comparisons } from "@magic-meetings/ui/comparisons/Comparisons.tsx";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { HandOver } from "@magic-meetings/ui/hand-over/HandOver.tsx";
import { HouseRules } from "@magic-meetings/ui/house-rules/HouseRules.tsx";
import { MessageLog } from "@magic-meetings/ui/message-log/MessageLog.tsx";
import { useKindName } from "@magic-meetings/ui/message-log/use-kind-name.ts";
import { MessageTemplates } from "@magic-meetings/ui/message-templates/MessageTemplates.tsx";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { SetUp } from "@magic-meetings/ui/onboarding/SetUp.tsx";
import { Orphans } from "@magic-meetings/ui/orphans/Orphans.tsx";
import { orphanMessages } from "@magic-meetings/ui/orphans/orphan-messages.ts";
import { KnownVisitors } from "@magic-meetings/ui/privacy/KnownVisitors.tsx";
import { LookUps } from "@magic-meetings/ui/privacy/LookUps.tsx";
import { VisitorRules } from "@magic-meetings/ui/privacy/VisitorRules.tsx";
import { useLiveUpdates } from "@magic-meetings/ui/session/use-live-updates.ts";
import { useMe } from "@magic-meetings/ui/session/use-me.ts";
import { SyncLog } from "@magic-meetings/ui/sync-log/SyncLog.tsx";
import { Webhooks } from "@magic-meetings/ui/webhooks/Webhooks.tsx";
import { Link, useSearchParams } from "react-router";
import styles from "./AdministrationPage.module.css";
import { PageFrame } from "./PageFrame.tsx";

const views = [
  "orphans",
  "people",
  "comparison",
  "log",
  "rules",
  "visitor-rules",
  "house-rules",
  "visitors",
  "look-ups",
  "doors",
  "keys",
  "webhooks",
  "messages",
  "message-words",
  "set-up",
  "clients",
] as const;
type View = (typeof views)[number];

/** What a calendar leaves to be looked after: facility management sees what is left alone, administrators all of it. */
export function AdministrationPage() {
  const text = useFeatureText(orphanMessages);
  const { roles } = useMe();
  const isAdministrator = roles.some(({ role }) => role === "admin");
  if (isAdministrator) return <Views views={views} />;
  if (roles.some(({ role }) => role === "facility"))
    return <Views views={["orphans", "visitor-rules", "house-rules"]} />;
  if (roles.some(({ role }) => role === "security")) return <Views views={["doors"]} />;
  return (
    <PageFrame>
      <EmptyState icon={<PersonProhibitedRegular />} title={text("notAllowed")} hint={text("notAllowedHint")} />
    </PageFrame>
  );
}

function Views({ views: shown }: { views: readonly View[] }) {
  const text = useFeatureText(orphanMessages);
  const [search, setSearch] = useSearchParams();
  useLiveUpdates("orphan,meeting");
  const view = shown.find((known) => known === search.get("view")) ?? shown[0];
  const meetingLink = (id: string, words: string) => <Link to={`/meetings/${id}`}>{words}</Link>;
  const tabs = (
    <TabList
      className={styles.views}
      aria-label={text("views")}
      selectedValue={view}
      onTabSelect={(_, { value }) => setSearch(value === "orphans" ? {} : { view: value as View })}
    >
      {shown.map((one) => (
        <Tab key={one} value={one}>
          {text(`view.${one}`)}
        </Tab>
      ))}
    </TabList>
  );
  return (
    <PageFrame wide title={text("views")} aside={shown.length > 1 ? tabs : null}>
      {view === "orphans" ? <Orphans meetingLink={meetingLink} /> : null}
      {view === "people" ? <HandOver meetingLink={meetingLink} /> : null}
      {view === "comparison" ? <Comparisons meetingLink={meetingLink} /> : null}
      {view === "rules" ? <CompanySettings /> : null}
      {view === "visitor-rules" ? <VisitorRules /> : null}
      {view === "house-rules" ? <HouseRules /> : null}
      {view === "visitors" ? <KnownVisitors /> : null}
      {view === "look-ups" ? <LookUps /> : null}
      {view === "doors" ? <AccessTries /> : null}
      {view === "keys" ? <ApiKeys /> : null}
      {view === "webhooks" ? <Webhooks /> : null}
      {view === "messages" ? <AppInstallations /> : null}
      {view === "messages" ? <MessageLog meetingLink={meetingLink} /> : null}
      {view === "message-words" ? <MessageWords /> : null}
      {view === "set-up" ? <SetUp placesLink={(words) => <Link to="/import">{words}</Link>} /> : null}
      {view === "clients" ? <ClientHealth /> : null}
      {view === "log" ? <SyncLog meetingLink={meetingLink} /> : null}
    </PageFrame>
  );
}

function MessageWords() {
  return <MessageTemplates kindName={useKindName()} />;
}
