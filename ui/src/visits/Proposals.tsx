import type { VisitorProposal } from "@magic-meetings/contract/visits/visit-input.ts";
import { Button } from "@fluentui/react-components";
import { Pill } from "../elements/Pill.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { visitMessages } from "./visit-messages.ts";
import styles from "./Visitors.module.css";

export interface ProposalsProps {
  proposals: readonly VisitorProposal[];
  busy: boolean;
  onInvite: (proposals: readonly VisitorProposal[]) => void;
}

/** Those from outside on the invite: one press expects all of them who have not declined. */
export function Proposals({ proposals, busy, onInvite }: ProposalsProps) {
  const text = useFeatureText(visitMessages);
  const coming = proposals.filter(({ response, wasCancelled }) => response !== "declined" && !wasCancelled);
  return (
    <div className={styles.form}>
      <div className={styles.head}>
        <strong>{text("proposed", { count: proposals.length })}</strong>
        {coming.length > 0 ? (
          <div className={styles.actions}>
            <Button appearance="primary" size="small" disabled={busy} onClick={() => onInvite(coming)}>
              {text("inviteAll", { count: coming.length })}
            </Button>
          </div>
        ) : null}
      </div>
      <p className={styles.hint}>{text("proposedHint")}</p>
      <ul className={styles.lines}>
        {proposals.map((proposal) => {
          const name = proposal.name || proposal.email;
          return (
            <li key={proposal.email} className={styles.line}>
              <div className={styles.head}>
                <bdi className={styles.name}>{name}</bdi>
                {proposal.response === "declined" ? <Pill tone="warning">{text("declined")}</Pill> : null}
                {proposal.wasCancelled ? <Pill tone="neutral">{text("wasCancelled")}</Pill> : null}
                {coming.length === 1 && coming[0] === proposal ? null : (
                  <div className={styles.actions}>
                    <Button
                      appearance="subtle"
                      size="small"
                      disabled={busy}
                      aria-label={text("inviteOne", { name })}
                      onClick={() => onInvite([proposal])}
                    >
                      {text("invite")}
                    </Button>
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
