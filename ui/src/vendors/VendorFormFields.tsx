import { Checkbox, Input, Link, Select, Switch } from "@fluentui/react-components";
import { useContext } from "react";
import { classNames } from "../elements/class-names.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { FeeTierFields } from "./FeeTierFields.tsx";
import { RuleField } from "./RuleField.tsx";
import type { VendorEditorState } from "./use-vendor-editor.ts";
import { useHours, useSites } from "./use-vendors.ts";
import { VendorField, VendorFieldsContext } from "./VendorField.tsx";
import { vendorMessages } from "./vendor-messages.ts";
import styles from "./Vendors.module.css";

type FieldsProps = { editor: Pick<VendorEditorState, "form" | "set"> };

/** Who the vendor is, where it delivers, and when it is open. */
export function VendorContactFields({ editor: { form, set } }: FieldsProps) {
  const text = useFeatureText(vendorMessages);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.subtitle}>{text("group.contact")}</legend>
      <VendorField label={text("field.name")} pointer="/name" required reading={form.name}>
        <Input value={form.name} onChange={(_, { value }) => set({ name: value })} />
      </VendorField>
      <VendorField label={text("field.kind")} pointer="/kind" reading={text(`kind.${form.kind}`)}>
        <Select
          value={form.kind}
          onChange={(_, { value }) => set({ kind: value === "external" ? "external" : "in_house" })}
        >
          <option value="in_house">{text("kind.in_house")}</option>
          <option value="external">{text("kind.external")}</option>
        </Select>
      </VendorField>
      <VendorField label={text("field.email")} pointer="/email" reading={form.email}>
        <Input type="email" value={form.email} onChange={(_, { value }) => set({ email: value })} />
      </VendorField>
      <VendorField label={text("field.phone")} pointer="/phone" reading={form.phone}>
        <Input type="tel" value={form.phone} onChange={(_, { value }) => set({ phone: value })} />
      </VendorField>
      <HoursField form={form} set={set} />
      <SitesField form={form} set={set} />
    </fieldset>
  );
}

function HoursField({ form, set }: FieldsProps["editor"]) {
  const text = useFeatureText(vendorMessages);
  const hours = useHours().data?.items ?? [];
  const chosen = hours.find(({ id }) => id === form.businessHoursId);
  return (
    <div className={styles.wide}>
      <VendorField
        label={text("field.hours")}
        pointer="/businessHoursId"
        required
        hint={chosen && text("field.hoursHint", { zone: chosen.timeZone })}
        reading={chosen && `${chosen.name} (${chosen.timeZone})`}
      >
        <Select value={form.businessHoursId} onChange={(_, { value }) => set({ businessHoursId: value })}>
          <option value="">{text("field.hoursChoose")}</option>
          {hours.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </VendorField>
      {chosen ? (
        <Link href={`#/places?view=hours&at=business-hours:${chosen.id}`}>{text("field.hoursOpen")}</Link>
      ) : null}
    </div>
  );
}

function SitesField({ form, set }: FieldsProps["editor"]) {
  const text = useFeatureText(vendorMessages);
  const { readOnly } = useContext(VendorFieldsContext);
  const sites = useSites().data?.items ?? [];
  const names = sites.filter(({ id }) => form.siteIds.includes(id)).map(({ name }) => name);
  return (
    <div className={styles.wide} role="group" aria-label={text("field.sites")}>
      <div className={styles.label}>{text("field.sites")}</div>
      {readOnly
        ? names.join(", ") || "–"
        : sites.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={form.siteIds.includes(id)}
              onChange={(_, { checked }) => {
                const others = form.siteIds.filter((one) => one !== id);
                set({
                  siteIds: sites
                    .map((site) => site.id)
                    .filter((one) => others.includes(one) || (one === id && checked === true)),
                });
              }}
            />
          ))}
    </div>
  );
}

/** Until when, what it costs later, for how many, and how much at a time. */
export function VendorTermsFields({ editor: { form, set } }: FieldsProps) {
  const text = useFeatureText(vendorMessages);
  const { readOnly } = useContext(VendorFieldsContext);
  const rules = [
    ["orderBefore", "/cutOffRule/orderBefore"],
    ["changeBefore", "/cutOffRule/changeBefore"],
  ] as const;
  return (
    <>
      <fieldset className={styles.group}>
        <legend className={styles.subtitle}>{text("group.deadlines")}</legend>
        {rules.map(([field, pointer]) => (
          <RuleField
            key={field}
            label={text(`field.${field}`)}
            pointer={pointer}
            value={form[field]}
            onChange={(value) => set({ [field]: value })}
          />
        ))}
        {readOnly ? null : (
          <Switch
            label={text("field.cancelAsChange")}
            checked={form.cancelBefore !== null}
            onChange={(_, { checked }) => set({ cancelBefore: checked ? form.changeBefore : null })}
          />
        )}
        {form.cancelBefore ? (
          <RuleField
            label={text("field.cancelBefore")}
            pointer="/cutOffRule/cancelBefore"
            value={form.cancelBefore}
            onChange={(cancelBefore) => set({ cancelBefore })}
          />
        ) : null}
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.subtitle}>{text("field.tiers")}</legend>
        <FeeTierFields tiers={form.tiers} onChange={(tiers) => set({ tiers })} />
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.subtitle}>{text("field.group")}</legend>
        <div className={styles.beside}>
          <VendorField label={text("field.groupFrom")} pointer="/largeGroup/fromQuantity" reading={form.groupFrom}>
            <Input
              className={styles.number}
              inputMode="numeric"
              value={form.groupFrom}
              onChange={(_, { value }) => set({ groupFrom: value })}
            />
          </VendorField>
          <VendorField label={text("field.groupDays")} pointer="/largeGroup/daysEarlier" reading={form.groupDays}>
            <Input
              className={styles.number}
              inputMode="numeric"
              value={form.groupDays}
              onChange={(_, { value }) => set({ groupDays: value })}
            />
          </VendorField>
        </div>
        <p className={classNames(styles.hint, styles.wide)}>{text("field.groupHint")}</p>
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.subtitle}>{text("group.capacity")}</legend>
        <VendorField
          label={text("field.capacity")}
          pointer="/capacityPerHour"
          hint={text("field.capacityHint")}
          reading={form.capacity || text("field.capacityHint")}
        >
          <Input
            className={styles.number}
            inputMode="numeric"
            value={form.capacity}
            onChange={(_, { value }) => set({ capacity: value })}
          />
        </VendorField>
        <Switch
          label={text("field.autoAccept")}
          checked={form.autoAccept}
          disabled={readOnly}
          onChange={(_, { checked }) => set({ autoAccept: checked })}
        />
      </fieldset>
    </>
  );
}
