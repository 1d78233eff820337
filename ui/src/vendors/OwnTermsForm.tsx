import { Button, Field, Input, Switch } from "@fluentui/react-components";
import type { Vendor, VendorService } from "@magic-meetings/contract/vendors/vendor.ts";
import { useState } from "react";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { formatMoney } from "../format/money.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { fromMinorUnits, toMinorUnits } from "./own-price.ts";
import { isComplete } from "./rule-sentence.ts";
import { RuleField } from "./RuleField.tsx";
import { useVendorUpkeep } from "./use-vendors.ts";
import { ruleForm, toRules, type VendorForm } from "./vendor-form.ts";
import { vendorMessages } from "./vendor-messages.ts";
import styles from "./Vendors.module.css";

type Rules = Pick<VendorForm, "orderBefore" | "changeBefore" | "cancelBefore">;

export interface OwnTermsFormProps {
  vendor: Vendor;
  one: VendorService;
  onDone: () => void;
}

/** A vendor's own price and deadlines of one service. */
export function OwnTermsForm({ vendor, one, onDone }: OwnTermsFormProps) {
  const text = useFeatureText(vendorMessages);
  const { language } = useReader();
  const { putService } = useVendorUpkeep();
  const { currency } = one.price;
  const [price, setPrice] = useState(one.ownPrice ? fromMinorUnits(one.ownPrice.amountMinor, currency) : "");
  const [rules, setRules] = useState<Rules | null>(one.ownRule && toForms(one.ownRule));
  const ownPriceMinor = toMinorUnits(price, currency);
  const ownRule = rules && toRules(rules);
  const isReady =
    ownPriceMinor !== undefined && (!ownRule || (isComplete(ownRule.orderBefore) && isComplete(ownRule.changeBefore)));
  return (
    <form
      className={styles.ownTerms}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        const terms = { ownPriceMinor, ownRule };
        const which = { id: vendor.id, serviceId: one.service.id, version: vendor.version };
        putService.mutate({ ...which, terms }, { onSuccess: onDone });
      }}
    >
      <Field
        label={text("services.ownPrice", { currency })}
        hint={text("services.ownPriceHint", { price: formatMoney(one.price, language) })}
        validationState={ownPriceMinor === undefined ? "error" : "none"}
        validationMessage={ownPriceMinor === undefined ? text("services.noPrice") : undefined}
      >
        <Input
          className={styles.number}
          inputMode="decimal"
          autoFocus
          value={price}
          onChange={(_, { value }) => setPrice(value)}
        />
      </Field>
      <Switch
        label={text("services.hasRule")}
        checked={rules !== null}
        onChange={(_, { checked }) => setRules(checked ? toForms(vendor.cutOffRule) : null)}
      />
      {rules ? (
        <>
          <RuleField
            label={text("field.orderBefore")}
            pointer="/ownRule/orderBefore"
            value={rules.orderBefore}
            onChange={(orderBefore) => setRules({ ...rules, orderBefore })}
          />
          <RuleField
            label={text("field.changeBefore")}
            pointer="/ownRule/changeBefore"
            value={rules.changeBefore}
            onChange={(changeBefore) => setRules({ ...rules, changeBefore })}
          />
        </>
      ) : null}
      {putService.isError ? <ProblemNotice error={putService.error} kept={text("editor.kept")} /> : null}
      <div className={styles.beside}>
        <Button type="submit" appearance="primary" size="small" disabledFocusable={!isReady || putService.isPending}>
          {text("services.save")}
        </Button>
        <Button size="small" onClick={onDone}>
          {text("services.cancel")}
        </Button>
      </div>
    </form>
  );
}

function toForms({ orderBefore, changeBefore, cancelBefore }: Vendor["cutOffRule"]): Rules {
  return {
    orderBefore: ruleForm(orderBefore),
    changeBefore: ruleForm(changeBefore),
    cancelBefore: cancelBefore ? ruleForm(cancelBefore) : null,
  };
}
