import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { z } from "zod";
import { writeCancelToCalendar } from "../calendar-writes/ask-calendar-write.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { route } from "../http/route.ts";
import { findTenantDomains } from "../identity/tenant-domains-sql.ts";
import { cancelMeeting } from "./cancel-meeting.ts";
import { listMeetings } from "./meeting-list-sql.ts";
import { changeable, visible } from "./meeting-policy.ts";
import { findMeeting, lockMeeting } from "./meeting-sql.ts";
import { organizerOf } from "./organizer-of.ts";
import { presentMeeting } from "./present-meeting.ts";
import { takeInAppointment } from "../series/take-in-appointment.ts";
import { takeInSeries } from "../series/take-in-series.ts";

const byStart = z.tuple([z.iso.datetime(), z.uuid()]);

export const meetingRoutes = [
  route("PUT /meetings/by-key/:clientKey", ({ params, body, command, principal }) => {
    const { userId } = principal;
    if (userId === null) throw new Refusal("forbidden", "A meeting is written by a person: use the calendar port");
    return command(async (context) => {
      const domains = await findTenantDomains(context.tx, context.tenantId);
      const organizerId = await organizerOf(context, { userId, organizerEmail: body.organizerEmail });
      const { clientKey } = params;
      const request = { input: body, clientKey, organizerId, isSent: false, domains };
      return body.recurrence === undefined ? takeInAppointment(context, request) : takeInSeries(context, request);
    });
  }),
  route("POST /meetings/:id/cancel", ({ params, command, principal }) =>
    command(async (context) => {
      const { tx, tenantId, now } = context;
      const meeting = changeable(principal, await lockMeeting(tx, { tenantId, id: params.id }));
      await cancelMeeting(context, meeting);
      await writeCancelToCalendar(context, meeting);
      return presentMeeting((await findMeeting(tx, { tenantId, id: params.id })) ?? meeting, principal, now);
    }),
  ),
  route("GET /meetings", async ({ query, queries, principal }) => {
    if (principal.userId === null) return { items: [], next: null };
    const meetings = await listMeetings(queries, {
      tenantId: principal.tenantId,
      userId: principal.userId,
      from: query.from === undefined ? null : new Date(query.from),
      to: query.to === undefined ? null : new Date(query.to),
      after: decodeCursor(byStart, query.after),
      limit: query.limit + 1,
    });
    return toPage(meetings, query.limit, (meeting) => [meeting.start, meeting.id]);
  }),
  route("GET /meetings/:id", async ({ params, queries, principal, now }) => {
    const found = await findMeeting(queries, { tenantId: principal.tenantId, id: params.id });
    return presentMeeting(visible(principal, found), principal, now);
  }),
];
