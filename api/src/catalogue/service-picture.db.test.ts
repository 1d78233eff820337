import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { ServiceCatalogue } from "@magic-meetings/contract/catalogue/kept-catalogue.ts";
import type { KeptService } from "@magic-meetings/contract/catalogue/kept-service.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { jpegOf, pngOf } from "./test-pictures.ts";

let world: DemoTestApi;
let site: string;
let fruit: KeptService;
let catalogue: string;

interface Listed<T> {
  items: T[];
}

beforeAll(async () => {
  world = await startDemoTestApi(new Date("2026-11-18T09:00:00Z"));
  const catalogues = await world.get<Listed<ServiceCatalogue>>("elena", "/service-catalogues?q=Copenhagen");
  catalogue = catalogues.items[0]!.id;
  site = catalogues.items[0]!.sites[0]!.id;
  fruit = (await world.get<Listed<KeptService>>("elena", `/services?q=Fruit%20bowl&site=${site}`)).items[0]!;
});
afterAll(() => world.stop());

/** A service like the fruit bowl, without a picture. */
async function added(): Promise<KeptService> {
  const { name, category, unit, price, vatPercent, vendors } = fruit;
  const answer = await world.ask<KeptService>("elena", "POST", "/services", {
    body: {
      name,
      categoryId: category.id,
      unit,
      price,
      vatPercent,
      vendors: vendors.map(({ vendor }) => ({ vendorId: vendor.id })),
      catalogueIds: [catalogue],
    },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

async function changed(service: KeptService, body: object): Promise<KeptService> {
  const answer = await world.ask<KeptService>("elena", "PATCH", `/services/${service.id}`, {
    body,
    ifMatch: service.version,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

async function offered(id: string) {
  const query = new URLSearchParams({ site, at: "2026-11-24T10:00:00+01:00", includeUnavailable: "true" });
  return (await world.get<Catalogue>("anna", `/catalogue?${query}`)).services.find((service) => service.id === id);
}

describe("a picture", () => {
  async function handIn(id: string, type: string, payload: Buffer, version?: number) {
    const headers = { ...(await world.api.as("elena")), "content-type": type };
    const ifMatch = version === undefined ? {} : { "if-match": `"${version}"` };
    const url = `/api/v1/services/${id}/picture`;
    const answer = await world.api.server.inject({ method: "PUT", url, headers: { ...headers, ...ifMatch }, payload });
    return { status: answer.statusCode, body: answer.json<KeptService & { code?: string }>() };
  }

  it("is shown from an address of its own, as what it is, and can be replaced, taken away and put back", async () => {
    const one = await added();
    const png = await handIn(one.id, "image/png", pngOf(64, 64), 1);
    expect(png, JSON.stringify(png.body)).toMatchObject({ status: 200, body: { version: 2 } });
    const url = png.body.imageUrl ?? "";
    const shown = await world.api.server.inject({ method: "GET", url });
    expect(shown.statusCode).toBe(200);
    expect(shown.headers).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "cache-control": "public, max-age=31536000, immutable",
    });
    expect(shown.headers["content-security-policy"]).toContain("default-src 'none'");
    expect((await offered(one.id))?.imageUrl).toBe(url);
    // It is called a PNG and is a JPEG.
    const jpeg = await handIn(one.id, "image/png", jpegOf(64, 64), 2);
    expect(
      (await world.api.server.inject({ method: "GET", url: jpeg.body.imageUrl ?? "" })).headers["content-type"],
    ).toBe("image/jpeg");
    const none = await changed(jpeg.body, { imageUrl: null });
    expect(none.imageUrl).toBeNull();
    expect((await changed(none, { imageUrl: url })).imageUrl).toBe(url);
  });

  it.each([
    ["what is no picture", "image/png", Buffer.from("<script>alert(1)</script>"), 422],
    ["a drawing", "image/svg+xml", Buffer.from("<svg/>"), 415],
    ["more than a megabyte", "image/png", Buffer.concat([pngOf(64, 64), Buffer.alloc(1024 * 1024)]), 413],
    ["a picture too large to show", "image/png", pngOf(5000, 5000), 422],
  ])("is refused where it is %s", async (_, type, bytes, status) => {
    const one = await added();
    expect((await handIn(one.id, type, bytes)).status).toBe(status);
    expect(await world.get("elena", `/services/${one.id}`)).toMatchObject({ version: 1, imageUrl: null });
  });

  it("is of this service and from nowhere else", async () => {
    const [one, two] = [await added(), await added()];
    const other = await handIn(two.id, "image/png", pngOf(64, 64), 1);
    for (const imageUrl of [
      other.body.imageUrl,
      "https://evil.example/x.png",
      "//evil.example/x",
      "javascript:alert(1)",
    ]) {
      const answer = await world.ask("elena", "PATCH", `/services/${one.id}`, { body: { imageUrl }, ifMatch: 1 });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: "/imageUrl" }] } });
    }
    for (const url of ["/service-pictures/x/y", `/service-pictures/${one.id}/${one.id}`]) {
      expect((await world.api.server.inject({ method: "GET", url })).statusCode).toBe(404);
    }
  });

  it("keeps the last few of them", async () => {
    const one = await added();
    for (let i = 0; i < 7; i += 1) await handIn(one.id, "image/png", pngOf(20 + i, 20));
    const kept = await world.rows<{ count: number }>(
      "select count(*)::integer as count from service_picture where service_id = $1",
      [one.id],
    );
    expect(kept).toEqual([{ count: 5 }]);
  });
});
