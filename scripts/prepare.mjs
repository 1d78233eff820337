// npm runs this after an installation, so that the first start is quick. A build that fails does not undo the
// installation: npm start and npm test build again and say so with their exit code.
import { buildWhenStale } from "./build-when-stale.mjs";

if (!buildWhenStale()) console.error("Magic Meetings is installed, but not built yet.");
