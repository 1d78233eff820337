import type { OrderAccount } from "@magic-meetings/contract/accounts/account.ts";
import { Button } from "@fluentui/react-components";
import { NoteAddRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useText } from "../messages/text-context.ts";
import { OrderNote } from "./OrderNote.tsx";
import type { Ordering } from "./use-ordering.ts";
import { WhoPays } from "./WhoPays.tsx";
import styles from "./OrderDetails.module.css";
import textButton from "../elements/text-button.module.css";

export interface OrderDetailsProps {
  ordering: Ordering;
  accounts: readonly OrderAccount[];
  currency: string;
}

/** Who pays, already chosen, and a note where one is wanted. */
export function OrderDetails({ ordering, accounts, currency }: OrderDetailsProps) {
  const text = useText();
  if (accounts.length === 0) {
    return (
      <p className={styles.missing} role="alert">
        {text("order.accountNone", { currency })}
      </p>
    );
  }
  return (
    <div className={styles.details}>
      <WhoPays
        accounts={accounts}
        accountId={ordering.account?.id}
        split={ordering.draft.split}
        total={ordering.total}
        onChange={ordering.describe}
      />
      <Note note={ordering.draft.note} onChange={(note) => ordering.describe({ note })} />
    </div>
  );
}

function Note({ note, onChange }: { note: string; onChange: (note: string) => void }) {
  const text = useText();
  const [open, setOpen] = useState(note !== "");
  if (open) return <OrderNote note={note} onChange={onChange} />;
  return (
    <div>
      <Button
        className={textButton.textButton}
        size="small"
        appearance="transparent"
        icon={<NoteAddRegular />}
        onClick={() => setOpen(true)}
      >
        {text("order.noteAdd")}
      </Button>
    </div>
  );
}
