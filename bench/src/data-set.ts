import { createPool } from "@magic-meetings/api/db/pool.ts";
import { migrate } from "@magic-meetings/api/db/migrate.ts";
import { demoIds } from "@magic-meetings/api/demo/demo-company.ts";
import { nordlys } from "@magic-meetings/api/demo/nordlys.ts";
import { seedDemo } from "@magic-meetings/api/demo/seed-demo.ts";
import pg from "pg";
import { benchId } from "./bench-ids.ts";
import { addBenchTenant, finishBookings, prepareBookings } from "./data-set-sql.ts";

export interface DataSetSize {
  name: string;
  tenants: number;
  sitesPerTenant: number;
  roomsPerSite: number;
  /** Five bookings a room and day. */
  days: number;
}

export const fullSizes = {
  M: { name: "M", tenants: 1, sitesPerTenant: 2, roomsPerSite: 100, days: 400 },
  L: { name: "L", tenants: 50, sitesPerTenant: 1, roomsPerSite: 100, days: 160 },
} as const satisfies Record<string, DataSetSize>;

/** One site as large as a schedule shows it. */
export const gridSize: DataSetSize = { name: "grid", tenants: 1, sitesPerTenant: 1, roomsPerSite: 200, days: 30 };

/** For trying the bench itself: the same shapes with few days. */
export const quickSizes = {
  M: { ...fullSizes.M, days: 20 },
  L: { ...fullSizes.L, tenants: 10, days: 40 },
} as const satisfies Record<string, DataSetSize>;

export interface DataSet {
  size: DataSetSize;
  /** Connects as the owner. */
  url: string;
  rooms: number;
  bookings: number;
  /** The first tenant, where the bench's user is at home: the demo's, so that its people can sign in. */
  tenantId: string;
  siteIds: string[];
  /** Ids of the rooms of a site of that tenant. */
  roomIds(site: number): string[];
  firstDay: Date;
}

const day = 86_400_000;

/** A database of its own on the server, migrated, with the demo and the data set in it. */
export async function createDataSet(serverUrl: string, size: DataSetSize): Promise<DataSet> {
  const url = await createDatabase(serverUrl, `bench_${size.name.toLowerCase()}`);
  await migrate({ url, now: new Date() });
  const pool = createPool({
    url,
    role: undefined,
    max: 1,
    applicationName: "bench",
    statementTimeoutMilliseconds: 3_600_000,
  });
  const tenantId = demoIds.tenant(nordlys);
  const roomsPerTenant = size.sitesPerTenant * size.roomsPerSite;
  const firstDay = new Date(Math.floor(Date.now() / day) * day - Math.floor(size.days / 2) * day);
  try {
    await seedDemo(pool, { now: new Date() });
    const client = await pool.connect();
    try {
      await prepareBookings(client);
      for (let tenant = 0; tenant < size.tenants; tenant += 1) {
        const id = tenant === 0 ? tenantId : benchId("tenant", tenant, 0);
        await addBenchTenant(client, { ...size, tenant, tenantId: id, firstDay });
      }
      await finishBookings(client);
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
  return {
    size,
    url,
    rooms: size.tenants * roomsPerTenant,
    bookings: size.tenants * roomsPerTenant * size.days * 5,
    tenantId,
    siteIds: range(size.sitesPerTenant).map((site) => benchId("site", 0, site)),
    roomIds: (site) => range(size.roomsPerSite).map((room) => benchId("room", 0, site * size.roomsPerSite + room)),
    firstDay,
  };
}

async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const admin = new pg.Client(serverUrl);
  await admin.connect();
  try {
    await admin.query(`drop database if exists ${name}`);
    await admin.query(`create database ${name}`);
  } finally {
    await admin.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
