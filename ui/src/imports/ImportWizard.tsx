import type { Import } from "@magic-meetings/contract/imports/import.ts";
import type { ImportKind } from "@magic-meetings/contract/imports/import-words.ts";
import { DocumentErrorRegular } from "@fluentui/react-icons";
import { EmptyState } from "../elements/EmptyState.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { isNotFound } from "../session/problem-text.ts";
import { importMessages } from "./import-messages.ts";
import { ChooseImport } from "./ChooseImport.tsx";
import { ImportCheck } from "./ImportCheck.tsx";
import { ImportDone, type ThingKind } from "./ImportDone.tsx";
import { ImportProgress } from "./ImportProgress.tsx";
import { ImportSteps, type ImportStepName } from "./ImportSteps.tsx";
import { isBusy, useImport } from "./use-imports.ts";
import styles from "./ImportWizard.module.css";

export interface ImportWizardProps {
  /** The import on screen; without one there is a file to choose. */
  id: string | undefined;
  /** What there is to choose a file for, of what the person may bring in. */
  kind: ImportKind;
  kinds: readonly ImportKind[];
  onKind: (kind: ImportKind) => void;
  onOpen: (id: string) => void;
  onAgain: () => void;
  onPlaces: () => void;
  onRooms: () => void;
  onThings: (kind: ThingKind) => void;
}

/** Bringing in things in three steps: choose, check, done. */
export function ImportWizard({ id, kind, kinds, onKind, onOpen, ...more }: ImportWizardProps) {
  if (id !== undefined) return <OpenImport key={id} id={id} {...more} />;
  return (
    <div className={styles.wizard}>
      <ImportSteps now="choose" />
      <ChooseImport kind={kind} kinds={kinds} onKind={onKind} onOpen={onOpen} />
    </div>
  );
}

type Leaving = Pick<ImportWizardProps, "onAgain" | "onPlaces" | "onRooms" | "onThings">;

function OpenImport({ id, ...leaving }: Leaving & { id: string }) {
  const text = useFeatureText(importMessages);
  const words = useText();
  const found = useImport(id);
  if (found.data === undefined && isNotFound(found.error)) {
    return <EmptyState icon={<DocumentErrorRegular />} title={text("import.notFound")} />;
  }
  return (
    <div className={styles.wizard}>
      <ImportSteps now={found.data ? stepOf(found.data) : "check"} />
      {found.isError ? <ProblemNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <SkeletonLines label={words("state.loading")} widths={["40%", "100%", "100%"]} /> : null}
      {found.data ? <Step one={found.data} {...leaving} /> : null}
    </div>
  );
}

function stepOf({ status }: Import): ImportStepName {
  return status === "committed" || status === "discarded" ? "done" : "check";
}

function Step({ one, ...leaving }: Leaving & { one: Import }) {
  if (isBusy(one)) return <ImportProgress one={one} />;
  return one.status === "checked" ? (
    <ImportCheck one={one} onAgain={leaving.onAgain} />
  ) : (
    <ImportDone one={one} {...leaving} />
  );
}
