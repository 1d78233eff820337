import type { OrderTemplate } from "@magic-meetings/contract/order-templates/order-template.ts";
import { Button } from "@fluentui/react-components";
import { DeleteRegular, EditRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { Pill } from "../elements/Pill.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { NameForm } from "./NameForm.tsx";
import { templateMessages } from "./template-messages.ts";
import styles from "./OrderAgain.module.css";

export interface TemplateRowProps {
  template: OrderTemplate;
  busy: boolean;
  onUse: () => void;
  onRename: (name: string, onDone: () => void) => void;
  onDelete: () => void;
}

/** One template: what is in it, and what the reader may do with it. */
export function TemplateRow({ template, busy, onUse, onRename, onDelete }: TemplateRowProps) {
  const words = useFeatureText(templateMessages);
  const { language } = useReader();
  const [renaming, setRenaming] = useState(false);
  const { name, company, forHeadCount, allowed } = template;
  const lines = new Intl.ListFormat(language, { type: "unit" }).format(
    template.lines.map(({ quantity, service }) => words("again.line", { quantity, service: service.name })),
  );
  if (renaming) {
    return (
      <li className={styles.row}>
        <NameForm
          name={name}
          busy={busy}
          onSave={(next) => onRename(next, () => setRenaming(false))}
          onClose={() => setRenaming(false)}
        />
      </li>
    );
  }
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.quiet}>{words("again.people", { lines, count: forHeadCount })}</span>
      </span>
      {company ? <Pill tone="neutral">{words("again.company")}</Pill> : null}
      {allowed.change.ok ? (
        <Button
          size="small"
          appearance="subtle"
          icon={<EditRegular />}
          disabled={busy}
          aria-label={words("edit.rename", { name })}
          onClick={() => setRenaming(true)}
        />
      ) : null}
      {allowed.delete.ok ? (
        <Button
          size="small"
          appearance="subtle"
          icon={<DeleteRegular />}
          disabled={busy}
          aria-label={words("edit.delete", { name })}
          onClick={onDelete}
        />
      ) : null}
      <Button size="small" disabled={busy} aria-label={words("again.use", { name })} onClick={onUse}>
        {words("again.useShort")}
      </Button>
    </li>
  );
}
