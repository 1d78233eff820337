import { route, type Route } from "../http/route.ts";
import { replaceVisitsPass } from "./replace-visits-pass.ts";

export const accessPassRoutes: Route[] = [
  route("POST /visits/:id/replace-pass", ({ command, params }) =>
    command(async (context) => {
      await replaceVisitsPass(context, params.id);
      return undefined;
    }),
  ),
];
