import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { PlaygroundPage } from "./PlaygroundPage.tsx";
import "./page.css";

const queries = new QueryClient();
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <PlaygroundPage />
      </QueryClientProvider>
    </StrictMode>,
  );
}
