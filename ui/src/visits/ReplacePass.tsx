import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import { Button } from "@fluentui/react-components";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReplacePass } from "./use-visits.ts";
import { nameOf } from "./visit-facts.ts";
import { visitMessages } from "./visit-messages.ts";
import styles from "./Visitors.module.css";

/** For a mail that was lost or went on to somebody else: new codes, and what went out before opens nothing. */
export function ReplacePass({ visit }: { visit: Visit }) {
  const text = useFeatureText(visitMessages);
  const replace = useReplacePass(visit.meeting?.id);
  const isExpected = visit.status === "invited" || visit.status === "confirmed";
  if (visit.pass?.status !== "active" || !isExpected) return null;
  const name = nameOf(visit, text);
  const hasAddress = visit.visitor !== null && visit.visitor.email !== "";
  return (
    <div className={styles.replace}>
      {replace.isError ? <ProblemNotice error={replace.error} /> : null}
      {replace.isSuccess ? (
        <Notice kind="success" title={text(hasAddress ? "passReplaced" : "passReplacedOnly", { name })} />
      ) : null}
      <Button size="small" disabledFocusable={replace.isPending} onClick={() => replace.mutate(visit.id)}>
        {text(replace.isPending ? "replacingPass" : "replacePass")}
      </Button>
      <p className={styles.facts}>{text(hasAddress ? "replacePassHint" : "replacePassHintOnly", { name })}</p>
    </div>
  );
}
