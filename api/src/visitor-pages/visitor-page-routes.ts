import type { PassCodes } from "../access-passes/pass-codes.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { acceptHouseRules } from "../house-rules/accept-house-rules.ts";
import { route, type Route } from "../http/route.ts";
import { eraseVisitor } from "../privacy/erase-visitor.ts";
import { visitOf } from "./authenticate-link.ts";
import { changeDetails } from "./change-details.ts";
import { chooseLocale } from "./choose-locale.ts";
import { confirmVisit } from "./confirm-visit.ts";
import { lockLinkedVisit, lockOpenVisit } from "./open-visit.ts";
import { readVisitorPage } from "./read-visitor-page.ts";
import { sayLate } from "./say-late.ts";

/** What a visitor may do by her link: nothing but about that visit. */
export function visitorPageRoutes({ passCodes }: { passCodes: PassCodes }): Route[] {
  return [
    route("GET /visit-pages/:link", ({ read, principal, now }) =>
      read((queries) =>
        readVisitorPage(queries, { tenantId: principal.tenantId, visitId: visitOf(principal), passCodes, now }),
      ),
    ),

    route("POST /visit-pages/:link/details", ({ command, body }) =>
      command(silently((context) => changeDetails(context, body))),
    ),

    route("POST /visit-pages/:link/confirm", ({ command }) => command(silently(confirmVisit))),

    route("POST /visit-pages/:link/late", ({ command, body }) =>
      command(silently((context) => sayLate(context, new Date(body.expectedAt)))),
    ),

    route("POST /visit-pages/:link/house-rules", ({ command, body }) =>
      command(
        silently(async (context) => {
          const { id: visitId, site } = await lockOpenVisit(context);
          await acceptHouseRules(context, { visitId, siteId: site.id, ...body });
        }),
      ),
    ),

    route("POST /visit-pages/:link/locale", ({ command, body }) =>
      command(silently((context) => chooseLocale(context, body.locale))),
    ),

    route("POST /visit-pages/:link/erase", ({ command }) =>
      command(async (context) => {
        const { visitor } = await lockLinkedVisit(context);
        await eraseVisitor(context, { visitorId: visitor.id, because: "own_wish" });
        return { erased: true as const };
      }),
    ),
  ];
}

function silently(work: (context: CommandContext) => Promise<void>) {
  return async (context: CommandContext): Promise<undefined> => {
    await work(context);
    return undefined;
  };
}
