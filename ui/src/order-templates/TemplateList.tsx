import type { OrderTemplate } from "@magic-meetings/contract/order-templates/order-template.ts";
import { useState } from "react";
import { MoreButton } from "../elements/MoreButton.tsx";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { templateMessages } from "./template-messages.ts";
import { TemplateRow } from "./TemplateRow.tsx";
import { useChangeTemplate, useTemplates } from "./use-templates.ts";
import styles from "./OrderAgain.module.css";

export interface TemplateListProps {
  busy: boolean;
  onUse: (template: OrderTemplate) => void;
}

/** The reader's templates and the company's; a deleted one comes back with one press. */
export function TemplateList({ busy, onUse }: TemplateListProps) {
  const words = useFeatureText(templateMessages);
  const text = useText();
  const templates = useTemplates();
  const change = useChangeTemplate();
  const [deleted, setDeleted] = useState<OrderTemplate>();
  const known = templates.data?.pages.flatMap(({ items }) => items);
  const remove = (template: OrderTemplate) =>
    change.mutate({ template, change: { what: "delete" } }, { onSuccess: setDeleted });
  const restore = (template: OrderTemplate) =>
    change.mutate({ template, change: { what: "restore" } }, { onSuccess: () => setDeleted(undefined) });
  return (
    <div className={styles.part}>
      <h3 className={styles.title}>{words("again.templates")}</h3>
      {templates.isError ? <ProblemNotice error={templates.error} onRetry={() => void templates.refetch()} /> : null}
      {templates.isPending ? <SkeletonLines label={text("state.loading")} widths={["60%", "80%"]} /> : null}
      {deleted ? (
        <Notice
          kind="info"
          title={words("edit.deleted", { name: deleted.name })}
          actions={<UndoButton disabled={change.isPending} onPress={() => restore(deleted)} />}
        />
      ) : null}
      {change.isError ? <ProblemNotice error={change.error} /> : null}
      {known?.length === 0 && !deleted ? <p className={styles.quiet}>{words("again.noTemplates")}</p> : null}
      <ul className={styles.list}>
        {known?.map((template) => (
          <TemplateRow
            key={template.id}
            template={template}
            busy={busy || change.isPending}
            onUse={() => onUse(template)}
            onRename={(name, onDone) =>
              change.mutate({ template, change: { what: "rename", name } }, { onSuccess: onDone })
            }
            onDelete={() => remove(template)}
          />
        ))}
      </ul>
      <MoreButton pages={templates} size="small">
        {words("again.more")}
      </MoreButton>
    </div>
  );
}
