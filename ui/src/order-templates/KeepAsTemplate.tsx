import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { Button, Checkbox } from "@fluentui/react-components";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useMeQuery } from "../session/use-me.ts";
import { NameForm } from "./NameForm.tsx";
import { templateMessages } from "./template-messages.ts";
import { useKeepTemplate } from "./use-templates.ts";
import styles from "./OrderAgain.module.css";

export interface KeepAsTemplateProps {
  order: Pick<ServiceOrder, "id" | "number">;
  /** The name to begin with. */
  name: string;
}

/** Saves an order under a name, to be ordered again; for everybody where the reader may. */
export function KeepAsTemplate({ order, name }: KeepAsTemplateProps) {
  const words = useFeatureText(templateMessages);
  const [open, setOpen] = useState(false);
  const [company, setCompany] = useState(false);
  const keep = useKeepTemplate();
  const me = useMeQuery();
  const mayForAll = me.data?.roles.some(({ role }) => role === "facility" || role === "admin") ?? false;
  const isTaken = keep.error instanceof ApiProblem && keep.error.problem?.code === "name_taken";
  if (!open) {
    return (
      <>
        <Button
          size="small"
          appearance="subtle"
          aria-label={words("keep.openOf", { number: String(order.number) })}
          onClick={() => {
            keep.reset();
            setOpen(true);
          }}
        >
          {words("keep.open")}
        </Button>
        {keep.data ? <Notice kind="success" title={words("keep.saved", { name: keep.data.name })} /> : null}
      </>
    );
  }
  return (
    <div className={styles.form}>
      <NameForm
        name={name}
        busy={keep.isPending}
        onSave={(wanted) =>
          keep.mutate({ name: wanted, company, serviceOrderId: order.id }, { onSuccess: () => setOpen(false) })
        }
        onClose={() => setOpen(false)}
      >
        {mayForAll ? (
          <Checkbox
            label={words("keep.company")}
            checked={company}
            onChange={(_, data) => setCompany(!!data.checked)}
          />
        ) : null}
      </NameForm>
      {isTaken ? <Notice kind="error" title={words("keep.taken")} /> : null}
      {keep.isError && !isTaken ? <ProblemNotice error={keep.error} /> : null}
    </div>
  );
}
