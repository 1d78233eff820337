import type { Delegate } from "@magic-meetings/contract/delegates/delegate.ts";
import { Button } from "@fluentui/react-components";
import { PeopleTeamRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { PersonFinder } from "../elements/PersonFinder.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { delegateMessages } from "./delegate-messages.ts";
import { Told } from "./Told.tsx";
import { useDelegation, useDelegationChange } from "./use-delegation.ts";
import styles from "./Delegates.module.css";

/** Who acts for the reader, for whom she acts, and who gets the cards of her meetings. Suspends for its words. */
export function Delegates({ personId }: { personId: string }) {
  const text = useFeatureText(delegateMessages);
  const words = useText();
  const delegation = useDelegation(personId);
  const change = useDelegationChange(personId);
  const [ended, setEnded] = useState<Delegate["person"]>();
  const [adding, setAdding] = useState(false);
  if (delegation.isError) return <ProblemNotice error={delegation.error} onRetry={() => void delegation.refetch()} />;
  if (delegation.isPending) return <SkeletonLines label={words("state.loading")} widths={["40%", "90%", "60%"]} />;
  const { delegates, managers, told } = delegation.data;
  // What was just pressed is shown until the answer says what holds.
  const chosen = change.isPending && change.variables.do === "told" ? change.variables.told : undefined;
  return (
    <>
      <SectionCard icon={<PeopleTeamRegular />} title={text("delegates.mine")}>
        <p className={styles.quiet}>{text("delegates.intro")}</p>
        {ended ? (
          <Notice
            kind="info"
            title={text("delegates.ended", { name: ended.name })}
            actions={
              <UndoButton
                disabled={change.isPending}
                onPress={() =>
                  change.mutate({ do: "add", delegateId: ended.id }, { onSuccess: () => setEnded(undefined) })
                }
              />
            }
          />
        ) : null}
        {change.isError ? <ProblemNotice error={change.error} /> : null}
        {delegates.length === 0 ? <p className={styles.quiet}>{text("delegates.none")}</p> : null}
        <People
          people={delegates}
          label={(name) => text("delegates.end", { name })}
          busy={change.isPending}
          onEnd={({ person }) =>
            change.mutate({ do: "end", delegateId: person.id }, { onSuccess: () => setEnded(person) })
          }
        />
        <div>
          <Button size="small" aria-expanded={adding} onClick={() => setAdding(!adding)}>
            {text("delegates.add")}
          </Button>
        </div>
        {adding ? (
          <PersonFinder
            without={[personId, ...delegates.map(({ person }) => person.id)]}
            busy={change.isPending}
            words={{
              label: text("delegates.find"),
              choose: (name) => text("delegates.choose", { name }),
              none: text("delegates.nobody"),
            }}
            onChoose={({ id }) => change.mutate({ do: "add", delegateId: id }, { onSuccess: () => setAdding(false) })}
          />
        ) : null}
        <Told
          told={chosen ?? told}
          alone={delegates.length === 0}
          onTold={(next) => change.mutate({ do: "told", told: next })}
        />
      </SectionCard>
      <SectionCard icon={<PeopleTeamRegular />} title={text("delegates.managers")}>
        {managers.length === 0 ? <p className={styles.quiet}>{text("delegates.noManagers")}</p> : null}
        <People
          people={managers}
          label={(name) => text("delegates.giveUp", { name })}
          busy={change.isPending}
          onEnd={({ person }) => change.mutate({ do: "giveUp", managerId: person.id })}
        />
      </SectionCard>
    </>
  );
}

interface PeopleProps {
  people: readonly Delegate[];
  label: (name: string) => string;
  busy: boolean;
  onEnd: (delegate: Delegate) => void;
}

function People({ people, label, busy, onEnd }: PeopleProps) {
  const text = useFeatureText(delegateMessages);
  return (
    <ul className={styles.list}>
      {people.map((one) => (
        <li key={one.person.id} className={styles.person}>
          <span className={styles.name}>{one.person.name}</span>
          <span className={styles.quiet}>{text(`delegates.${one.source}`)}</span>
          <Button
            size="small"
            appearance="subtle"
            disabled={busy}
            aria-label={label(one.person.name)}
            onClick={() => onEnd(one)}
          >
            {text("delegates.endShort")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
