import type { DemoCompany } from "./demo-company.ts";
import { copenhagen } from "./nordlys-copenhagen.ts";
import { milan } from "./nordlys-milan.ts";
import { oslo } from "./nordlys-oslo.ts";
import { nordlysRoomGroups, nordlysRoomRules, nordlysUserGroups } from "./nordlys-rules.ts";
import { nordlysDepartments, nordlysPeople } from "./nordlys-people.ts";

export const nordlys: DemoCompany = {
  key: "nordlys",
  name: "Nordlys Group",
  domain: "nordlys.example",
  currency: "DKK",
  timeZone: "Europe/Copenhagen",
  locale: "en",
  sites: [copenhagen, oslo, milan],
  people: nordlysPeople,
  departments: nordlysDepartments,
  approver: "elena",
  userGroups: nordlysUserGroups,
  roomGroups: nordlysRoomGroups,
  roomRules: nordlysRoomRules,
};
