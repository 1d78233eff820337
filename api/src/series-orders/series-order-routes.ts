import type { SeriesOrderPreview } from "@magic-meetings/contract/series-orders/series-order.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { withinSavepoint } from "../db/within-savepoint.ts";
import { route } from "../http/route.ts";
import { visible } from "../meetings/meeting-policy.ts";
import { findSeries } from "../series/series-sql.ts";
import { changeSeriesOrder, previewSeriesOrderChange } from "./change-series-order.ts";
import { orderForSeries, previewOrderForSeries } from "./order-for-series.ts";
import { presentSeriesOrder } from "./present-series-order.ts";
import { readDates } from "./series-order-date-sql.ts";
import { findSeriesOrder, findSeriesOrdersOf } from "./series-order-sql.ts";

export const seriesOrderRoutes = [
  route("GET /series/:id/series-orders", async ({ params, queries, principal, now }) => {
    const { tenantId } = principal;
    const series = visible(principal, await findSeries(queries, { tenantId, id: params.id }));
    const orders = await findSeriesOrdersOf(queries, { tenantId, seriesId: series.id });
    const dates = await readDates(queries, { tenantId, ids: orders.map(({ id }) => id), now });
    const items = orders.map((order) =>
      presentSeriesOrder(
        order,
        dates.filter(({ seriesOrderId }) => seriesOrderId === order.id),
        { series, principal },
      ),
    );
    return { items };
  }),
  route("POST /series/:id/series-orders/preview", ({ params, body, command }) =>
    command((context) => undone(context, (tried) => previewOrderForSeries(tried, { ...body, seriesId: params.id }))),
  ),
  route("POST /series/:id/series-orders", ({ params, body, command }) =>
    command((context) => orderForSeries(context, { ...body, seriesId: params.id })),
  ),
  route("GET /series-orders/:id", async ({ params, queries, principal, now }) => {
    const { tenantId } = principal;
    const order = await findSeriesOrder(queries, { tenantId, id: params.id });
    const series = visible(principal, order && (await findSeries(queries, { tenantId, id: order.seriesId })));
    if (order === undefined) throw new Refusal("not_found", "There is no such order");
    return presentSeriesOrder(order, await readDates(queries, { tenantId, ids: [order.id], now }), {
      series,
      principal,
    });
  }),
  route("PATCH /series-orders/:id", ({ params, body, ifMatch, command }) =>
    command((context) => changeSeriesOrder(context, { ...body, id: params.id, expectedVersion: ifMatch })),
  ),
  route("POST /series-orders/:id/preview-change", ({ params, body, command }) =>
    command((context) => undone(context, (tried) => previewSeriesOrderChange(tried, { ...body, id: params.id }))),
  ),
];

class Undone extends Error {
  readonly preview: SeriesOrderPreview;

  constructor(preview: SeriesOrderPreview) {
    super("This was a preview");
    this.preview = preview;
  }
}

/** The act itself, taken back: a preview shows what would happen, to the last refused hour and the last used budget. */
async function undone(
  context: CommandContext,
  act: (context: CommandContext) => Promise<SeriesOrderPreview>,
): Promise<SeriesOrderPreview> {
  const silent: CommandContext = { ...context, signal: () => undefined, audit: () => undefined };
  try {
    return await withinSavepoint(context.tx, async () => {
      throw new Undone(await act(silent));
    });
  } catch (error) {
    if (error instanceof Undone) return error.preview;
    throw error;
  }
}
