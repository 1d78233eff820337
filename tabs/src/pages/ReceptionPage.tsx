import { Link } from "@fluentui/react-components";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { receptionMessages } from "@magic-meetings/ui/reception/reception-messages.ts";
import { ReceptionDesk } from "@magic-meetings/ui/reception/ReceptionDesk.tsx";
import { SyncBand } from "@magic-meetings/ui/reception/SyncBand.tsx";
import { useReception } from "@magic-meetings/ui/reception/use-reception.ts";
import { use, useCallback } from "react";
import { useNavigate } from "react-router";
import { DeskPage } from "./DeskPage.tsx";
import { OwnAppContext } from "./own-app.ts";
import styles from "./ReceptionPage.module.css";

const ownAppAddress = "reception.html";

/** The reception of a site: for those who work there and those who look after it. */
export function ReceptionPage() {
  const text = useFeatureText(receptionMessages);
  return (
    <DeskPage title={text("title")} notAllowed={{ title: text("notAllowed"), hint: text("notAllowedHint") }}>
      {({ id, timeZone }) => <Reception key={id} siteId={id} timeZone={timeZone} />}
    </DeskPage>
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
