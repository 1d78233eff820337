import type { Colleague } from "@magic-meetings/contract/delegates/delegate.ts";
import { Button, Radio, RadioGroup } from "@fluentui/react-components";
import { PeopleSwapRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useState } from "react";
import { PersonFinder } from "../elements/PersonFinder.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { handOverMessages } from "./hand-over-messages.ts";
import { GiveThings } from "./GiveThings.tsx";
import styles from "./HandOver.module.css";

export interface HandOverProps {
  /** Makes words a link to a meeting, where the page has one. */
  meetingLink?: (id: string, words: string) => ReactNode;
  /** Whose things are shown at first. */
  first?: Pick<Colleague, "id" | "name">;
}

/** For administrators: gives what one person looks after to another, all or parts of it. Suspends for its words. */
export function HandOver({ meetingLink, first }: HandOverProps) {
  const text = useFeatureText(handOverMessages);
  const [status, setStatus] = useState<Colleague["status"]>("disabled");
  const [from, setFrom] = useState(first);
  return (
    <SectionCard icon={<PeopleSwapRegular />} title={text("handOver.title")}>
      <p className={styles.quiet}>{text("handOver.intro")}</p>
      {from ? (
        <>
          <div className={styles.person}>
            <h3 className={styles.name}>{text("handOver.of", { name: from.name })}</h3>
            <Button size="small" onClick={() => setFrom(undefined)}>
              {text("handOver.other")}
            </Button>
          </div>
          <GiveThings key={from.id} from={from} meetingLink={meetingLink} />
        </>
      ) : (
        <>
          <RadioGroup
            layout="horizontal"
            aria-label={text("handOver.who")}
            value={status}
            onChange={(_, { value }) => setStatus(value as Colleague["status"])}
          >
            <Radio value="disabled" label={text("handOver.disabled")} />
            <Radio value="active" label={text("handOver.active")} />
          </RadioGroup>
          <PersonFinder
            status={status}
            words={{
              label: text("handOver.find"),
              choose: (name) => text("handOver.choose", { name }),
              none: text("handOver.nobody"),
            }}
            onChoose={setFrom}
          />
        </>
      )}
    </SectionCard>
  );
}
