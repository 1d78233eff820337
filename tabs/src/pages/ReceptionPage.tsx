import { Link, Select } from "@fluentui/react-components";
import { PersonProhibitedRegular } from "@fluentui/react-icons";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { ProblemNotice } from "@magic-meetings/ui/elements/ProblemNotice.tsx";
import { SkeletonLines } from "@magic-meetings/ui/elements/SkeletonLines.tsx";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { receptionMessages } from "@magic-meetings/ui/reception/reception-messages.ts";
import { ReceptionDesk } from "@magic-meetings/ui/reception/ReceptionDesk.tsx";
import { deskSites, isAtDesk } from "@magic-meetings/ui/reception/desk-sites.ts";
import { useDeskSites } from "@magic-meetings/ui/reception/use-desk-sites.ts";
import { SyncBand } from "@magic-meetings/ui/reception/SyncBand.tsx";
import { useReception } from "@magic-meetings/ui/reception/use-reception.ts";
import { useMe } from "@magic-meetings/ui/session/use-me.ts";
import { use, useCallback } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { OwnAppContext } from "./own-app.ts";
import { PageFrame } from "./PageFrame.tsx";
import styles from "./ReceptionPage.module.css";

const ownAppAddress = "reception.html";

/** The reception of a site: for those who work there and those who look after it. */
export function ReceptionPage() {
  const text = useFeatureText(receptionMessages);
  const { roles } = useMe();
  if (isAtDesk(roles)) return <Sites />;
  return (
    <PageFrame>
      <EmptyState icon={<PersonProhibitedRegular />} title={text("notAllowed")} hint={text("notAllowedHint")} />
    </PageFrame>
  );
}

function Sites() {
  const text = useFeatureText(receptionMessages);
  const { roles } = useMe();
  const [address, setAddress] = useSearchParams();
  const sites = useDeskSites();
  const own = deskSites(roles, sites.data ?? []);
  const site = own.find(({ id }) => id === address.get("site")) ?? own[0];
  const chooser =
    own.length > 1 ? (
      <Select
        aria-label={text("site")}
        value={site?.id ?? ""}
        onChange={(_, { value }) => setAddress({ site: value }, { replace: true })}
      >
        {own.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    ) : (
      <span>{site?.name}</span>
    );
  return (
    <PageFrame wide title={text("title")} aside={chooser} tellsOfOffline={false}>
      {site ? (
        <Reception key={site.id} siteId={site.id} timeZone={site.timeZone} />
      ) : sites.isError ? (
        <ProblemNotice error={sites.error} onRetry={() => void sites.refetch()} />
      ) : sites.isPending ? (
        <SkeletonLines label={text("loading")} widths={["100%", "40%", "100%", "100%"]} />
      ) : (
        <EmptyState icon={<PersonProhibitedRegular />} title={text("noSite")} hint={text("noSiteHint")} />
      )}
    </PageFrame>
  );
}

function Reception({ siteId, timeZone }: { siteId: string; timeZone: string }) {
  const text = useFeatureText(receptionMessages);
  const store = useReception(siteId);
  const navigate = useNavigate();
  const ownApp = use(OwnAppContext);
  const openEvacuation = useCallback(() => void navigate(`/evacuation?site=${siteId}`), [navigate, siteId]);
  return (
    <>
      <SyncBand store={store} timeZone={timeZone} onSignIn={ownApp?.signIn} />
      <ReceptionDesk siteId={siteId} store={store} onEvacuation={openEvacuation} />
      {ownApp === undefined ? (
        <p className={styles.app}>
          <Link href={ownAppAddress} target="_blank" rel="noopener">
            {text("ownApp")}
          </Link>{" "}
          {text("ownAppHint")}
        </p>
      ) : null}
    </>
  );
}
