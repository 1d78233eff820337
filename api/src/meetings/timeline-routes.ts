import { z } from "zod";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route, type Route } from "../http/route.ts";
import { visible } from "./meeting-policy.ts";
import { findMeeting } from "./meeting-sql.ts";
import { readTimeline } from "./timeline-sql.ts";

const position = z.tuple([z.uuid()]);

export const timelineRoutes: Route[] = [
  route("GET /meetings/:id/timeline", async ({ queries, principal, params, query }) => {
    const { tenantId } = principal;
    visible(principal, await findMeeting(queries, { tenantId, id: params.id }));
    const after = decodeCursor(position, query.after)?.[0];
    const rows = await readTimeline(queries, { tenantId, meetingId: params.id, after, limit: query.limit + 1 });
    return toPage(rows, query.limit, (last) => [last.id]);
  }),
];
