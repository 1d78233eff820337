import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { holdsRole, type Principal } from "../identity/principal.ts";
import type { TemplateRecord } from "./order-template-sql.ts";

/** Whose a template is: nobody's is everybody's of the company, and kept up by facility and administrators. */
export function mayKeepUp(principal: Principal, ownerId: string | null): boolean {
  return ownerId === null ? holdsRole(principal, "facility", "admin") : ownerId === principal.userId;
}

export function refuseUnlessKeeper(principal: Principal, ownerId: string | null): void {
  if (mayKeepUp(principal, ownerId)) return;
  throw new Refusal("forbidden", "Only facility management and administrators keep the company's templates");
}

/** Gives the template to whom it is there for. */
export function templateThere(template: TemplateRecord | undefined): TemplateRecord {
  if (template === undefined) throw new Refusal("not_found", "There is no such template");
  return template;
}

/** Templates and favourites are people's: a system on its own has none. */
export function userOf(principal: Principal): string {
  if (principal.userId !== null) return principal.userId;
  throw new Refusal("forbidden", "This is for people only");
}
