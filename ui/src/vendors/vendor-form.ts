import type { CutOffRule } from "@magic-meetings/contract/service-orders/cut-off-rules.ts";
import type { FeeTier, LargeGroup } from "@magic-meetings/contract/service-orders/fee-rules.ts";
import { taskKinds, type TaskKind } from "@magic-meetings/contract/tasks/task-words.ts";
import type { Vendor, VendorKind, VendorRule } from "@magic-meetings/contract/vendors/vendor.ts";

/** A deadline while it is typed: numbers are text, and what the other kind says is kept while one kind is chosen. */
export interface RuleForm {
  kind: CutOffRule["kind"];
  minutes: string;
  days: string;
  at: string;
}

export interface TierForm {
  percent: string;
  /** The last tier has none. */
  until: RuleForm;
}

export type VendorForm = {
  name: string;
  kind: VendorKind;
  email: string;
  phone: string;
  businessHoursId: string;
  siteIds: string[];
  orderBefore: RuleForm;
  changeBefore: RuleForm;
  /** Null: as for a change. */
  cancelBefore: RuleForm | null;
  tiers: TierForm[];
  groupFrom: string;
  groupDays: string;
  capacity: string;
  autoAccept: boolean;
  taskKinds: TaskKind[];
  taskResponsible: { id: string; name: string } | null;
};

const rule = (kind: RuleForm["kind"], minutes: string, days: string, at: string): RuleForm => ({
  ...{ kind, minutes, days, at },
});

export function blankVendor(): VendorForm {
  return {
    name: "",
    kind: "in_house",
    email: "",
    phone: "",
    businessHoursId: "",
    siteIds: [],
    orderBefore: rule("business_minutes", "60", "1", "12:00"),
    changeBefore: rule("business_minutes", "60", "1", "12:00"),
    cancelBefore: null,
    tiers: [],
    groupFrom: "",
    groupDays: "",
    capacity: "",
    autoAccept: false,
    taskKinds: [...taskKinds],
    taskResponsible: null,
  };
}

export function ruleForm(of: CutOffRule): RuleForm {
  return of.kind === "business_minutes"
    ? rule(of.kind, String(of.minutes), "1", "12:00")
    : rule(of.kind, "60", String(of.days), of.at);
}

export function vendorForm(vendor: Vendor): VendorForm {
  const { cutOffRule, largeGroup, capacityPerHour } = vendor;
  return {
    name: vendor.name,
    kind: vendor.kind,
    email: vendor.email ?? "",
    phone: vendor.phone ?? "",
    businessHoursId: vendor.businessHours.id,
    siteIds: vendor.sites.map(({ id }) => id),
    orderBefore: ruleForm(cutOffRule.orderBefore),
    changeBefore: ruleForm(cutOffRule.changeBefore),
    cancelBefore: cutOffRule.cancelBefore ? ruleForm(cutOffRule.cancelBefore) : null,
    tiers: vendor.feeTiers.map(({ percent, until }) => ({
      percent: String(percent),
      until: ruleForm(until ?? { kind: "business_days", days: 1, at: "12:00" }),
    })),
    groupFrom: largeGroup ? String(largeGroup.fromQuantity) : "",
    groupDays: largeGroup ? String(largeGroup.daysEarlier) : "",
    capacity: capacityPerHour === null ? "" : String(capacityPerHour),
    autoAccept: vendor.autoAccept,
    taskKinds: vendor.taskKinds,
    taskResponsible: vendor.taskResponsible,
  };
}

/** The number that was typed; NaN, which is sent as null and refused at its field, where it is none. */
export function toNumber(typed: string): number {
  return /^\s*-?\d+([.,]\d+)?\s*$/.test(typed) ? Number(typed.replace(",", ".")) : Number.NaN;
}

export function toRule({ kind, minutes, days, at }: RuleForm): CutOffRule {
  return kind === "business_minutes" ? { kind, minutes: toNumber(minutes) } : { kind, days: toNumber(days), at };
}

export function toRules(form: Pick<VendorForm, "orderBefore" | "changeBefore" | "cancelBefore">): VendorRule {
  const { orderBefore, changeBefore, cancelBefore } = form;
  return {
    orderBefore: toRule(orderBefore),
    changeBefore: toRule(changeBefore),
    ...(cancelBefore ? { cancelBefore: toRule(cancelBefore) } : {}),
  };
}

/** The last tier holds until the delivery. */
export function toTiers(tiers: readonly TierForm[]): FeeTier[] {
  return tiers.map(({ percent, until }, index) => ({
    percent: toNumber(percent),
    until: index === tiers.length - 1 ? null : toRule(until),
  }));
}

export function toLargeGroup({ groupFrom, groupDays }: Pick<VendorForm, "groupFrom" | "groupDays">): LargeGroup | null {
  if (groupFrom.trim() === "" && groupDays.trim() === "") return null;
  return { fromQuantity: toNumber(groupFrom), daysEarlier: toNumber(groupDays) };
}

/** What is sent; a change sends only what differs. */
export function vendorBody(form: VendorForm): Record<string, unknown> {
  return {
    name: form.name,
    kind: form.kind,
    email: form.email.trim() || null,
    phone: form.phone.trim() || null,
    businessHoursId: form.businessHoursId,
    siteIds: form.siteIds,
    cutOffRule: toRules(form),
    feeTiers: toTiers(form.tiers),
    largeGroup: toLargeGroup(form),
    capacityPerHour: form.capacity.trim() === "" ? null : toNumber(form.capacity),
    autoAccept: form.autoAccept,
    taskKinds: form.taskKinds,
    taskResponsibleId: form.taskResponsible?.id ?? null,
  };
}

/** One more step at the end: what was the last now ends some time before it. */
export function addTier(tiers: readonly TierForm[]): TierForm[] {
  const last = tiers.at(-1);
  const percent = last === undefined ? "50" : "100";
  return [...tiers, { percent, until: rule("business_days", "60", "0", "08:00") }];
}
