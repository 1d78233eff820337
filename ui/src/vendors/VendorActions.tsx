import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { Button } from "@fluentui/react-components";
import { ArrowUndoRegular, DeleteRegular } from "@fluentui/react-icons";
import type { Vendor } from "@magic-meetings/contract/vendors/vendor.ts";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { UndoButton } from "../elements/UndoButton.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useVendorUpkeep } from "./use-vendors.ts";
import { vendorMessages } from "./vendor-messages.ts";
import styles from "./Vendors.module.css";

/** Deletes a vendor and restores it; what it still has to deliver is said. */
export function VendorActions({ vendor }: { vendor: Vendor }) {
  const text = useFeatureText(vendorMessages);
  const { remove, restore } = useVendorUpkeep();
  const which = { id: vendor.id, version: vendor.version };
  const busy = remove.isPending || restore.isPending;
  const doRestore = () => (remove.reset(), restore.mutate(which));
  const back = remove.isSuccess ? (
    <UndoButton disabled={busy} onPress={doRestore} />
  ) : (
    <Button size="small" icon={<ArrowUndoRegular />} disabled={busy} onClick={doRestore}>
      {text("editor.restore")}
    </Button>
  );
  return (
    <>
      {vendor.deletedAt ? (
        <Notice
          kind="warning"
          title={text("editor.deletedTitle", { name: vendor.name })}
          actions={vendor.allowed.restore.ok ? back : null}
        >
          <div>{text("editor.deletedHint")}</div>
        </Notice>
      ) : vendor.allowed.delete.ok ? (
        <div>
          <Button
            appearance="subtle"
            size="small"
            icon={<DeleteRegular />}
            disabledFocusable={busy}
            onClick={() => (restore.reset(), remove.mutate(which))}
          >
            {text("editor.delete")}
          </Button>
        </div>
      ) : null}
      {remove.isError ? <Refused error={remove.error} zone={vendor.timeZone} /> : null}
      {restore.isError ? <Refused error={restore.error} zone={vendor.timeZone} /> : null}
    </>
  );
}

function Refused({ error, zone }: { error: unknown; zone: string }) {
  const text = useFeatureText(vendorMessages);
  const moments = useMoments(zone);
  const blocked = error instanceof ApiProblem ? error.problem?.blockedBy : undefined;
  if (!blocked) return <ProblemNotice error={error} />;
  return (
    <Notice kind="error" title={text("editor.blocked", { count: blocked.count })}>
      <ul className={styles.blockers}>
        {blocked.items.map(({ id, name, start }) => (
          <li key={id}>{start ? text("editor.blockedItem", { name, moment: moments.moment(start) }) : name}</li>
        ))}
      </ul>
    </Notice>
  );
}
