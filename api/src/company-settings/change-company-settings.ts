import type {
  CompanySettings,
  CompanySettingsChange,
} from "@magic-meetings/contract/company-settings/company-setting.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findCompanySettings, writeCompanySettings } from "./company-setting-sql.ts";

/** Changes what is given of the company's decisions. What was decided before stays with questions that are open. */
export async function changeCompanySettings(
  context: CommandContext,
  change: CompanySettingsChange,
  expectedVersion: number | undefined,
): Promise<CompanySettings> {
  const { tx, tenantId, now, principal } = context;
  const before = await findCompanySettings(tx, tenantId);
  refuseStaleVersion(before.version, expectedVersion);
  const after = {
    moveDefault: change.moveDefault ?? before.moveDefault,
    chatWaitDays: change.chatWaitDays ?? before.chatWaitDays,
  };
  const changed = (["moveDefault", "chatWaitDays"] as const).filter((name) => after[name] !== before[name]);
  if (changed.length === 0) return before;
  const written = { tenantId, ...after, now, userId: principal.userId, version: before.version };
  if (!(await writeCompanySettings(tx, written))) {
    refuseStaleVersion((await findCompanySettings(tx, tenantId)).version, before.version);
  }
  context.audit({
    action: "company_setting.change",
    entityType: "company_setting",
    entityId: tenantId,
    oldValues: Object.fromEntries(changed.map((name) => [name, before[name]])),
    newValues: Object.fromEntries(changed.map((name) => [name, after[name]])),
  });
  return findCompanySettings(tx, tenantId);
}
