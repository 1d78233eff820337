import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { DemoAuthority } from "./demo-authority.ts";

const signInSchema = z.strictObject({ person: z.string().min(1).max(64) });
const publicly = { config: { access: { public: true } } } as const;

/** Signing in without a password, for the demo only: elsewhere these paths do not exist. */
export function addDemoSignIn(server: FastifyInstance, demo: DemoAuthority): void {
  server.get("/demo/people", publicly, async () => ({ items: demo.people }));
  server.post("/demo/sign-in", publicly, async (request) => {
    const body = signInSchema.safeParse(request.body);
    if (!body.success) throw new Refusal("malformed", 'Say who signs in: {"person": "anna"}');
    const token = await demo.signIn(body.data.person);
    if (token === undefined) throw new Refusal("not_found", "Nobody of the demo company has this name");
    return { token };
  });
}
