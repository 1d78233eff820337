import { lintCatalog } from "./catalog-lint.ts";
import { withScratchDatabase } from "./scratch-database.ts";

// npm run db:lint: what a freshly migrated database breaks of the catalog's rules; silent when nothing.
const violations = await withScratchDatabase(lintCatalog);
for (const { rule, says, object, detail } of violations) {
  process.stderr.write(`${rule} ${object} ${detail}: ${says}\n`);
}
if (violations.length > 0) process.exitCode = 1;
