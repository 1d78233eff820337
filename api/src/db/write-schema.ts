import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { dumpSchema } from "./schema-dump.ts";
import { withScratchDatabase } from "./scratch-database.ts";

// npm run db:schema: writes api/schema.sql from a fresh database.
const file = fileURLToPath(new URL("../../schema.sql", import.meta.url));
await writeFile(file, await withScratchDatabase(dumpSchema));
