import { lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router";
import { PageSkeleton } from "./pages/PageSkeleton.tsx";
import { firstRoute } from "./teams/first-route.ts";
import type { TeamsHost } from "./teams/teams-host.ts";

const MyMeetingsPage = lazy(async () => ({ default: (await import("./pages/MyMeetingsPage.tsx")).MyMeetingsPage }));
const MeetingPage = lazy(async () => ({ default: (await import("./pages/MeetingPage.tsx")).MeetingPage }));
const NextMeetingPage = lazy(async () => ({ default: (await import("./pages/NextMeetingPage.tsx")).NextMeetingPage }));
const MeetingOfChatPage = lazy(async () => ({
  default: (await import("./pages/MeetingOfChatPage.tsx")).MeetingOfChatPage,
}));
const BoardPage = lazy(async () => ({ default: (await import("./pages/BoardPage.tsx")).BoardPage }));
const TasksPage = lazy(async () => ({ default: (await import("./pages/TasksPage.tsx")).TasksPage }));
const SheetPage = lazy(async () => ({ default: (await import("./pages/SheetPage.tsx")).SheetPage }));
const SheetStatusPage = lazy(async () => ({ default: (await import("./pages/SheetStatusPage.tsx")).SheetStatusPage }));
const UtilisationPage = lazy(async () => ({ default: (await import("./pages/UtilisationPage.tsx")).UtilisationPage }));
const RoomsPage = lazy(async () => ({ default: (await import("./pages/RoomsPage.tsx")).RoomsPage }));
const RoomDoorPage = lazy(async () => ({ default: (await import("./pages/RoomDoorPage.tsx")).RoomDoorPage }));
const ApprovalsPage = lazy(async () => ({ default: (await import("./pages/ApprovalsPage.tsx")).ApprovalsPage }));
const ImportPage = lazy(async () => ({ default: (await import("./pages/ImportPage.tsx")).ImportPage }));
const PlacesPage = lazy(async () => ({ default: (await import("./pages/PlacesPage.tsx")).PlacesPage }));
const CataloguePage = lazy(async () => ({ default: (await import("./pages/CataloguePage.tsx")).CataloguePage }));
const VendorsPage = lazy(async () => ({ default: (await import("./pages/VendorsPage.tsx")).VendorsPage }));
const DoorSheetPage = lazy(async () => ({ default: (await import("./pages/DoorSheetPage.tsx")).DoorSheetPage }));
const AccountsPage = lazy(async () => ({ default: (await import("./pages/AccountsPage.tsx")).AccountsPage }));
const DelegatesPage = lazy(async () => ({ default: (await import("./pages/DelegatesPage.tsx")).DelegatesPage }));
const MyMessagesPage = lazy(async () => ({ default: (await import("./pages/MyMessagesPage.tsx")).MyMessagesPage }));
const EvacuationPage = lazy(async () => ({ default: (await import("./pages/EvacuationPage.tsx")).EvacuationPage }));
const ReceptionPage = lazy(async () => ({ default: (await import("./pages/ReceptionPage.tsx")).ReceptionPage }));
const InsightPage = lazy(async () => ({ default: (await import("./pages/InsightPage.tsx")).InsightPage }));
const AdministrationPage = lazy(async () => ({
  default: (await import("./pages/AdministrationPage.tsx")).AdministrationPage,
}));
const SecurityPage = lazy(async () => ({ default: (await import("./pages/SecurityPage.tsx")).SecurityPage }));
const VisitorsPage = lazy(async () => ({ default: (await import("./pages/VisitorsPage.tsx")).VisitorsPage }));
const NotFoundPage = lazy(async () => ({ default: (await import("./pages/NotFoundPage.tsx")).NotFoundPage }));

/** Every page and its address; the tab's own id or a deep link chooses the first one. */
export function PageRoutes({ host }: { host: TeamsHost }) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Routes>
        <Route path="/" element={<Navigate to={firstRoute(host)} replace />} />
        <Route path="/meetings" element={<MyMeetingsPage />} />
        <Route path="/meetings/:id" element={<MeetingPage brief={host.inSidePanel} />} />
        <Route path="/delegates" element={<DelegatesPage />} />
        <Route path="/my-messages" element={<MyMessagesPage />} />
        <Route path="/visitors" element={<VisitorsPage />} />
        <Route
          path="/meeting"
          element={
            host.chatId === undefined ? (
              <NextMeetingPage />
            ) : (
              <MeetingOfChatPage chatId={host.chatId} brief={host.inSidePanel} askConsent={host.askConsent} />
            )
          }
        />
        <Route path="/board" element={<BoardPage />} />
        <Route path="/board/sheet" element={<SheetPage />} />
        <Route path="/sheets/:token" element={<SheetStatusPage />} />
        <Route path="/tasks" element={<TasksPage />} />
        <Route path="/utilisation" element={<UtilisationPage />} />
        <Route path="/rooms" element={<RoomsPage />} />
        <Route path="/rooms/:id" element={<RoomDoorPage />} />
        <Route path="/approvals" element={<ApprovalsPage />} />
        <Route path="/import" element={<ImportPage />} />
        <Route path="/import/:id" element={<ImportPage />} />
        <Route path="/places" element={<PlacesPage />} />
        <Route path="/places/rooms/:id/door-sheet" element={<DoorSheetPage />} />
        <Route path="/catalogue" element={<CataloguePage />} />
        <Route path="/vendors" element={<VendorsPage />} />
        <Route path="/accounts" element={<AccountsPage />} />
        <Route path="/reception" element={<ReceptionPage />} />
        <Route path="/evacuation" element={<EvacuationPage />} />
        <Route path="/security" element={<SecurityPage />} />
        <Route path="/insight" element={<InsightPage />} />
        <Route path="/administration" element={<AdministrationPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </Suspense>
  );
}
