import { companySettingDefaults } from "@magic-meetings/contract/company-settings/company-setting-rules.ts";
import type { CompanySettings } from "@magic-meetings/contract/company-settings/company-setting.ts";
import type { MoveChoice } from "@magic-meetings/contract/moves/move-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** The choice of a company as SQL; `tenant` is SQL. */
export function moveDefaultOf(tenant: string): string {
  return `coalesce(
            (select c.move_default from company_setting c where c.tenant_id = ${tenant}),
            (select t.settings ->> 'moveDefault' from tenant t where t.id = ${tenant}),
            '${companySettingDefaults.moveDefault}')`;
}

const find = sql(
  "company_setting_find",
  `select ${moveDefaultOf("$1")} as move_default, c.chat_wait_days, c.version, c.updated_at, u.name as updated_by
     from tenant t
     left join company_setting c on c.tenant_id = t.id
     left join app_user u on u.tenant_id = c.tenant_id and u.id = c.updated_by
    where t.id = $1`,
);

interface Row {
  move_default: MoveChoice;
  chat_wait_days: number | null;
  version: number | null;
  updated_at: Date | null;
  updated_by: string | null;
}

/** What holds now, decided or proposed. */
export async function findCompanySettings(db: Queries, tenantId: string): Promise<CompanySettings> {
  const [row] = await db.query<Row>(find, [tenantId]);
  return {
    moveDefault: row?.move_default ?? companySettingDefaults.moveDefault,
    chatWaitDays: row?.chat_wait_days ?? companySettingDefaults.chatWaitDays,
    version: row?.version ?? 0,
    updated: row?.updated_at ? { at: row.updated_at.toISOString(), by: row.updated_by } : null,
  };
}

const write = sql(
  "company_setting_write",
  `insert into company_setting (tenant_id, move_default, chat_wait_days, updated_at, updated_by)
   values ($1, $2, $3, $4, $5)
   on conflict (tenant_id) do update
      set move_default = excluded.move_default,
          chat_wait_days = excluded.chat_wait_days,
          updated_at = excluded.updated_at,
          updated_by = excluded.updated_by,
          version = company_setting.version + 1
    where company_setting.version = $6`,
);

export interface SettingsToWrite {
  tenantId: string;
  moveDefault: MoveChoice;
  chatWaitDays: number;
  now: Date;
  userId: string | null;
  /** The version that was read. */
  version: number;
}

/** False where somebody else has changed them meanwhile. */
export async function writeCompanySettings(db: Queries, wanted: SettingsToWrite): Promise<boolean> {
  const { tenantId, moveDefault, chatWaitDays, now, userId, version } = wanted;
  return (await db.execute(write, [tenantId, moveDefault, chatWaitDays, now, userId, version])) > 0;
}
