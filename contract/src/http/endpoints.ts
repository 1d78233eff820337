import { accessPassEndpoints } from "../access-passes/access-pass-contract.ts";
import { accountEndpoints } from "../accounts/account-contract.ts";
import { financeEndpoints } from "../accounts/finance-contract.ts";
import { apiKeyEndpoints } from "../api-keys/api-key-contract.ts";
import { appInstallationEndpoints } from "../app-installations/app-installation-contract.ts";
import { appointmentCheckEndpoints } from "../appointment-checks/appointment-check-contract.ts";
import { approvalEndpoints } from "../approvals/approval-contract.ts";
import { calendarEndpoints } from "../calendar/calendar-contract.ts";
import { catalogueEndpoints } from "../catalogue/catalogue-contract.ts";
import { catalogueUpkeepEndpoints } from "../catalogue/catalogue-upkeep-contract.ts";
import { clientEventEndpoints } from "../client-events/client-event-contract.ts";
import { delegateEndpoints } from "../delegates/delegate-contract.ts";
import { companySettingEndpoints } from "../company-settings/company-setting-contract.ts";
import { comparisonEndpoints } from "../comparisons/comparison-contract.ts";
import { evacuationEndpoints } from "../evacuation/evacuation-contract.ts";
import { dietEndpoints } from "../diets/diet-contract.ts";
import { handOverEndpoints } from "../hand-over/hand-over-contract.ts";
import { headCountEndpoints } from "../head-count/head-count-contract.ts";
import { identityEndpoints } from "../identity/identity-contract.ts";
import { houseRuleEndpoints } from "../house-rules/house-rule-contract.ts";
import { importEndpoints } from "../imports/import-contract.ts";
import { insightEndpoints } from "../insight/insight-contract.ts";
import { locationEndpoints } from "../meetings/location-contract.ts";
import { meetingChatEndpoints } from "../meeting-chats/meeting-chat-contract.ts";
import { meetingEndpoints } from "../meetings/meeting-contract.ts";
import { messageTemplateEndpoints } from "../message-templates/message-template-contract.ts";
import { messageEndpoints } from "../messages/message-contract.ts";
import { messageLogEndpoints } from "../messages/message-log-contract.ts";
import { moveEndpoints } from "../moves/move-contract.ts";
import { notificationPreferenceEndpoints } from "../notification-preferences/notification-preference-contract.ts";
import { onboardingEndpoints } from "../onboarding/onboarding-contract.ts";
import { orderTemplateEndpoints } from "../order-templates/order-template-contract.ts";
import { orphanEndpoints } from "../orphans/orphan-contract.ts";
import { placeEndpoints } from "../places/place-contract.ts";
import { privacyEndpoints } from "../privacy/privacy-contract.ts";
import { productionOrderEndpoints } from "../production-orders/production-order-contract.ts";
import { deskEndpoints } from "../reception/desk-contract.ts";
import { receptionEndpoints } from "../reception/reception-contract.ts";
import { roomBookingEndpoints } from "../rooms/room-booking-contract.ts";
import { seriesEndpoints } from "../series/series-contract.ts";
import { seriesSiteEndpoints } from "../series/series-site-contract.ts";
import { seriesOrderEndpoints } from "../series-orders/series-order-contract.ts";
import { receiptEndpoints } from "../service-orders/receipt-contract.ts";
import { serviceOrderEndpoints } from "../service-orders/service-order-contract.ts";
import { syncLogEndpoints } from "../sync-log/sync-log-contract.ts";
import { taskEndpoints } from "../tasks/task-contract.ts";
import { utilisationEndpoints } from "../utilisation/utilisation-contract.ts";
import { verifyEndpoints } from "../access-passes/verify-contract.ts";
import { vendorEndpoints } from "../vendors/vendor-contract.ts";
import { visitorInsightEndpoints } from "../visitor-insight/visitor-insight-contract.ts";
import { blockListEndpoints } from "../block-list/block-list-contract.ts";
import { visitEndpoints } from "../visits/visit-contract.ts";
import { visitorPageEndpoints } from "../visitor-pages/visitor-page-contract.ts";
import { webhookEndpoints } from "../webhooks/webhook-contract.ts";

/** Every endpoint of the API, below `/api/v1`. Clients import its type only. */
export const apiEndpoints = {
  ...identityEndpoints,
  ...apiKeyEndpoints,
  ...delegateEndpoints,
  ...handOverEndpoints,
  ...placeEndpoints,
  ...importEndpoints,
  ...roomBookingEndpoints,
  ...meetingEndpoints,
  ...meetingChatEndpoints,
  ...locationEndpoints,
  ...moveEndpoints,
  ...companySettingEndpoints,
  ...onboardingEndpoints,
  ...seriesEndpoints,
  ...seriesSiteEndpoints,
  ...seriesOrderEndpoints,
  ...calendarEndpoints,
  ...catalogueEndpoints,
  ...catalogueUpkeepEndpoints,
  ...accountEndpoints,
  ...financeEndpoints,
  ...serviceOrderEndpoints,
  ...orderTemplateEndpoints,
  ...receiptEndpoints,
  ...productionOrderEndpoints,
  ...taskEndpoints,
  ...approvalEndpoints,
  ...headCountEndpoints,
  ...dietEndpoints,
  ...messageEndpoints,
  ...messageLogEndpoints,
  ...appInstallationEndpoints,
  ...messageTemplateEndpoints,
  ...notificationPreferenceEndpoints,
  ...utilisationEndpoints,
  ...insightEndpoints,
  ...vendorEndpoints,
  ...verifyEndpoints,
  ...accessPassEndpoints,
  ...houseRuleEndpoints,
  ...visitorPageEndpoints,
  ...webhookEndpoints,
  ...orphanEndpoints,
  ...visitEndpoints,
  ...blockListEndpoints,
  ...comparisonEndpoints,
  ...syncLogEndpoints,
  ...privacyEndpoints,
  ...visitorInsightEndpoints,
  ...deskEndpoints,
  ...receptionEndpoints,
  ...evacuationEndpoints,
  ...appointmentCheckEndpoints,
  ...clientEventEndpoints,
};

export type ApiEndpoints = typeof apiEndpoints;
