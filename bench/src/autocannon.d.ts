/** The part of autocannon 9 that the bench uses; the package brings no types. */
declare module "autocannon" {
  import type { EventEmitter } from "node:events";

  export interface Request {
    method?: "GET" | "POST" | "PUT";
    path?: string;
    body?: string;
    headers?: Record<string, string>;
    setupRequest?: (request: Request) => Request;
  }

  export interface Options {
    url: string;
    connections: number;
    duration?: number;
    amount?: number;
    timeout?: number;
    headers?: Record<string, string>;
    requests: Request[];
  }

  export interface Result {
    errors: number;
    timeouts: number;
    /** In seconds. */
    duration: number;
  }

  export interface Instance extends EventEmitter, Promise<Result> {}

  export default function autocannon(options: Options): Instance;
}
