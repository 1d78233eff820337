import { Combobox, Field, Option } from "@fluentui/react-components";
import type { Vendor } from "@magic-meetings/contract/vendors/vendor.ts";
import { useDeferredValue, useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useServicesToAdd, useVendorUpkeep } from "./use-vendors.ts";
import { vendorMessages } from "./vendor-messages.ts";

/** Finds a service and lets the vendor deliver it, at the service's price until another is said. */
export function AddVendorService({ vendor, onAdded }: { vendor: Vendor; onAdded: (serviceId: string) => void }) {
  const text = useFeatureText(vendorMessages);
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const found = useServicesToAdd(useDeferredValue(typed.trim()), open);
  const { putService } = useVendorUpkeep();
  const choices = (found.data?.items ?? []).filter(
    ({ vendors }) => !vendors.some((one) => one.vendor.id === vendor.id),
  );
  return (
    <>
      <Field label={text("services.addLabel")}>
        <Combobox
          freeform
          value={typed}
          selectedOptions={[]}
          placeholder={text("services.addHint")}
          open={open}
          onOpenChange={(_, data) => setOpen(data.open)}
          onClick={() => setOpen(true)}
          onChange={(event) => {
            setOpen(true);
            setTyped(event.target.value);
          }}
          onOptionSelect={(_, { optionValue }) => {
            if (!optionValue) return;
            setTyped("");
            const which = { id: vendor.id, serviceId: optionValue, version: vendor.version };
            putService.mutate(
              { ...which, terms: { ownPriceMinor: null, ownRule: null } },
              { onSuccess: () => onAdded(optionValue) },
            );
          }}
        >
          {choices.map(({ id, name, category }) => (
            <Option key={id} value={id} text={name}>
              {`${name} · ${category.name}`}
            </Option>
          ))}
          {choices.length === 0 ? (
            <Option disabled value="" text="">
              {text("services.noneFound")}
            </Option>
          ) : null}
        </Combobox>
      </Field>
      {putService.isError ? <ProblemNotice error={putService.error} /> : null}
    </>
  );
}
