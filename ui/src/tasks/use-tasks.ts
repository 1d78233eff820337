import type { TaskAction } from "@magic-meetings/contract/tasks/task-words.ts";
import type { Task } from "@magic-meetings/contract/tasks/task.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import type { InfiniteData } from "@tanstack/react-query";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "../session/query-keys.ts";
import { useApi } from "../session/session-context.ts";

export interface TaskSearch {
  from: string;
  to: string;
  mine: boolean;
  vendor?: string;
  site?: string;
}

/** What there is to do between two moments, page by page. */
export function useTasks({ mine, ...search }: TaskSearch) {
  const client = useApi();
  return useInfiniteQuery({
    queryKey: queryKeys.tasks({ mine, ...search }),
    queryFn: ({ pageParam, signal }) => {
      const query = {
        ...search,
        limit: 100,
        ...(mine ? ({ mine: "true" } as const) : {}),
        ...(pageParam === undefined ? {} : { after: pageParam }),
      };
      return client("GET /tasks", { query }, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Who can be made responsible for a vendor's tasks. */
export function useTaskPeople(vendor: string) {
  const client = useApi();
  return useQuery({
    queryKey: ["task-people", vendor],
    queryFn: ({ signal }) => client("GET /tasks/people", { query: { vendor } }, { signal }),
    staleTime: 60_000,
    select: ({ items }) => items,
  });
}

export interface TaskStep {
  task: Task;
  action: TaskAction;
  body?: { userId?: string; note?: string };
}

/** Starts, finishes, assigns, hands over; whatever comes of it, the list shows what is true then. */
export function useTaskStep() {
  const client = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ task, action, body }: TaskStep) =>
      client(
        "POST /tasks/:id/:action",
        { params: { id: task.id, action }, body },
        { idempotencyKey: crypto.randomUUID(), ifMatch: task.version },
      ),
    onSuccess: (after) =>
      queryClient.setQueriesData<InfiniteData<Page<Task>>>({ queryKey: queryKeys.tasks() }, (data) =>
        data === undefined ? undefined : { ...data, pages: data.pages.map((page) => withTask(page, after)) },
      ),
    // Nobody waits for what is read again: the answer is on screen.
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.tasks() });
      void queryClient.invalidateQueries({ queryKey: queryKeys.productionOrders() });
    },
  });
}

function withTask(page: Page<Task>, after: Task): Page<Task> {
  return { ...page, items: page.items.map((task) => (task.id === after.id ? after : task)) };
}
