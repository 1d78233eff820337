import type { Series } from "@magic-meetings/contract/series/series.ts";
import { z } from "zod";
import { writeSeriesCancelToCalendar } from "../calendar-writes/ask-calendar-write.ts";
import type { Queries } from "../db/queries.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import type { Principal } from "../identity/principal.ts";
import { changeable, visible } from "../meetings/meeting-policy.ts";
import { withOrdersTold } from "../series-orders/follow-series-orders.ts";
import { bookSeriesRoom } from "./book-series-room.ts";
import { cancelSeries } from "./cancel-series.ts";
import { findSeriesRooms } from "./find-series-rooms.ts";
import { listOccurrences } from "./occurrence-sql.ts";
import { presentSeries } from "./present-series.ts";
import { previewSeriesRoom, withAlternatives } from "./preview-series-room.ts";
import { releaseSeriesRoom } from "./release-series-room.ts";
import { countSeries } from "./series-facts-sql.ts";
import { findSeries, lockSeries } from "./series-sql.ts";

const byStart = z.tuple([z.iso.datetime(), z.uuid()]);

export const seriesRoutes = [
  route("GET /series/:id", ({ params, queries, principal, now }) => show(queries, params.id, { principal, now })),
  route("GET /series/:id/occurrences", async ({ params, query, queries, principal, now }) => {
    const { tenantId } = principal;
    visible(principal, await findSeries(queries, { tenantId, id: params.id }));
    const dates = await listOccurrences(queries, {
      tenantId,
      seriesId: params.id,
      comingFrom: query.coming === "true" ? now : null,
      after: decodeCursor(byStart, query.after),
      limit: query.limit + 1,
    });
    return toPage(dates, query.limit, (date) => [date.start, date.meetingId]);
  }),
  route("GET /series/:id/rooms", ({ params, query, queries, principal, now }) => {
    const { site: siteId, capacity, limit } = query;
    const features = query.features?.split(",").filter((feature) => feature !== "") ?? [];
    return findSeriesRooms(queries, { seriesId: params.id, siteId, capacity, features, limit }, { principal, now });
  }),
  route("POST /series/:id/room-bookings/preview", ({ params, body, queries, principal, now }) =>
    previewSeriesRoom(queries, { seriesId: params.id, roomId: body.roomId }, { principal, now }),
  ),
  route("POST /series/:id/room-bookings", async ({ params, body, command, queries, principal, now }) => {
    const answer = await command((context) => bookSeriesRoom(context, { seriesId: params.id, ...body }));
    return withAlternatives(queries, { seriesId: params.id, answer }, { principal, now });
  }),
  route("DELETE /series/:id/rooms/:roomId", ({ params, query, command }) =>
    command((context) =>
      withOrdersTold(context, params.id, (told) =>
        releaseSeriesRoom(told, {
          seriesId: params.id,
          roomId: params.roomId,
          onInvite: query.onInvite === "true",
        }),
      ),
    ),
  ),
  route("POST /series/:id/cancel", ({ params, command, principal, now }) =>
    command(async (context) => {
      const { tx, tenantId } = context;
      const series = changeable(principal, await lockSeries(tx, { tenantId, id: params.id }));
      await cancelSeries(context, series);
      await writeSeriesCancelToCalendar(context, series);
      return show(tx, params.id, { principal, now });
    }),
  ),
];

async function show(db: Queries, id: string, { principal, now }: { principal: Principal; now: Date }): Promise<Series> {
  const { tenantId } = principal;
  const series = visible(principal, await findSeries(db, { tenantId, id }));
  return presentSeries(series, await countSeries(db, { tenantId, id, now }), principal);
}
