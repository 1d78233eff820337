import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { cleanPicture } from "../catalogue/clean-picture.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import { isAdmin, type Principal } from "../identity/principal.ts";
import { findVisit, lockVisit, type VisitRecord } from "../visits/visit-sql.ts";
import { deletePhoto, findPhoto, savePhoto } from "./photo-sql.ts";
import { findSitePolicy } from "./visit-policy-sql.ts";

const mostBytes = 200 * 1024;
const mostPixels = 1600;

/**
 * Keeps the picture of somebody who is here, where the site takes pictures: as JPEG, without anything that is not
 * picture, at most 200 kB. Who keeps it has been let to the visit before.
 */
export async function keepVisitPhoto(
  context: CommandContext,
  { visitId, jpeg }: { visitId: string; jpeg: string },
): Promise<void> {
  const { tx, tenantId, principal, now } = context;
  const visit = ofOwnSite(principal, await lockVisit(tx, { tenantId, id: visitId }));
  if (visit.visitor === null) throw new Refusal("visitor_erased", "This person's data is erased");
  if (visit.status === "cancelled" || visit.status === "left" || visit.status === "no_show") {
    throw new Refusal("wrong_state", "A picture is taken of somebody who is here");
  }
  const policy = await findSitePolicy(tx, { tenantId, siteId: visit.site.id });
  if (policy?.values.photos !== true) throw new Refusal("invalid", "This site takes no pictures of visitors");
  const picture = cleanPicture(Buffer.from(jpeg, "base64"));
  if (picture.type !== "image/jpeg") throw new Refusal("picture_not_understood", "A visitor's picture is a JPEG");
  if (picture.bytes.byteLength > mostBytes || Math.max(picture.width, picture.height) > mostPixels) {
    throw new Refusal("too_large", `A visitor's picture has at most ${mostPixels} pixels along a side and 200 kB`);
  }
  await savePhoto(tx, { tenantId, visitId, jpeg: picture.bytes, now, userId: principal.userId });
  context.audit({ action: "visit.photo_kept", entityType: "visit", entityId: visitId });
}

export async function forgetVisitPhoto(context: CommandContext, visitId: string): Promise<void> {
  const { tx, tenantId, principal } = context;
  ofOwnSite(principal, await lockVisit(tx, { tenantId, id: visitId }));
  if (!(await deletePhoto(tx, { tenantId, visitId }))) throw noPhoto();
  context.audit({ action: "visit.photo_forgotten", entityType: "visit", entityId: visitId });
}

export async function readVisitPhoto(db: Queries, principal: Principal, visitId: string): Promise<Uint8Array> {
  const { tenantId } = principal;
  ofOwnSite(principal, await findVisit(db, { tenantId, id: visitId }));
  const found = await findPhoto(db, { tenantId, visitId });
  if (found === undefined) throw noPhoto();
  return found;
}

/** Pictures are for the reception and security of the site; to everybody else the visit is not there. */
function ofOwnSite(principal: Principal, visit: VisitRecord | undefined): VisitRecord {
  const isOwn = principal.roles.some(
    ({ role, siteId, vendorId, accountId }) =>
      (role === "receptionist" || role === "security") &&
      (siteId === undefined ? !vendorId && !accountId : siteId === visit?.site.id),
  );
  if (visit === undefined || !(isOwn || isAdmin(principal))) throw new Refusal("not_found", "There is no such visit");
  return visit;
}

function noPhoto(): Refusal {
  return new Refusal("not_found", "There is no picture");
}
