import { Button } from "@fluentui/react-components";
import { CloudOffRegular, PeopleCommunityRegular } from "@fluentui/react-icons";
import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import { EmptyState } from "@magic-meetings/ui/elements/EmptyState.tsx";
import { useFeatureText } from "@magic-meetings/ui/messages/feature-text.ts";
import { useEffect, useState } from "react";
import { PageFrame } from "../pages/PageFrame.tsx";
import { PageSkeleton } from "../pages/PageSkeleton.tsx";
import { appMessages } from "./app-messages.ts";
import { fetchDeskPeople } from "./demo-sign-in.ts";
import styles from "./ReceptionApp.module.css";

type Known = { state: "asking" | "offline" | "elsewhere" } | { state: "known"; people: DemoPerson[] };

/** Who works on this tablet. */
export function ChoosePerson({ onChoose }: { onChoose: (person: string) => void }) {
  const text = useFeatureText(appMessages);
  const [known, setKnown] = useState<Known>({ state: "asking" });
  useEffect(() => {
    let isGone = false;
    const show = (next: Known) => !isGone && setKnown(next);
    fetchDeskPeople().then(
      (people) => show(people === undefined ? { state: "elsewhere" } : { state: "known", people }),
      () => show({ state: "offline" }),
    );
    return () => void (isGone = true);
  }, []);
  switch (known.state) {
    case "asking":
      return <PageSkeleton />;
    case "offline":
      return (
        <EmptyState icon={<CloudOffRegular />} title={text("offline")} hint={text("offlineHint")}>
          <Button onClick={() => location.reload()}>{text("again")}</Button>
        </EmptyState>
      );
    case "elsewhere":
      return <EmptyState icon={<PeopleCommunityRegular />} title={text("notHere")} hint={text("notHereHint")} />;
    case "known":
      return (
        <PageFrame title={text("choose")}>
          <p>{text("chooseHint")}</p>
          <ul className={styles.people}>
            {known.people.map(({ person, name, title, company }) => (
              <li key={person}>
                <button type="button" className={styles.person} onClick={() => onChoose(person)}>
                  <span className={styles.name}>{name}</span>
                  <span className={styles.about}>
                    {title}, {company}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </PageFrame>
      );
  }
}
