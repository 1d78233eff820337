import type { KeptService } from "@magic-meetings/contract/catalogue/kept-service.ts";
import type { UploadedFile } from "@magic-meetings/contract/http/endpoint.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { lockThing, record } from "../places/keep-up.ts";
import { readThing } from "../places/read-thing.ts";
import { cleanPicture } from "./clean-picture.ts";
import { pictureAddress } from "./picture-pages.ts";
import { insertPicture, removeOldPictures } from "./service-picture-sql.ts";
import { setServiceImage } from "./service-price-sql.ts";
import { services } from "./service-upkeep.ts";

/** As many can be put back. */
const kept = 5;

export interface ShowService {
  id: string;
  upload: UploadedFile | undefined;
  expectedVersion: number | undefined;
}

/** Shows a service by a picture; what it is, is read from its bytes. */
export async function showService(
  context: CommandContext,
  { id, upload, expectedVersion }: ShowService,
): Promise<KeptService> {
  const { tx, tenantId, principal, now } = context;
  const service = await lockThing(context, services, { id, expectedVersion });
  if (service.isDeleted) throw new Refusal("wrong_state", "This service is deleted: restore it first");
  if (upload === undefined) throw new Refusal("unsupported_media_type", "Send a PNG, JPEG or WebP picture");
  const picture = cleanPicture(upload.bytes);
  const pictureId = context.newId();
  const imageUrl = pictureAddress(tenantId, pictureId);
  const userId = principal.userId;
  await insertPicture(tx, { tenantId, id: pictureId, serviceId: id, picture, now, userId });
  await removeOldPictures(tx, { tenantId, serviceId: id, keep: kept });
  await setServiceImage(tx, { tenantId, id, imageUrl, now, userId });
  record(context, services, {
    id,
    action: "change",
    siteIds: service.siteIds,
    oldValues: { imageUrl: service.values.imageUrl },
    newValues: { imageUrl },
  });
  return readThing(tx, { tenantId, principal }, services, id);
}
