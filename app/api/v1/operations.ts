import { readAgainOperation } from "@/lib/analysis/endpoints";
import * as acts from "@/lib/calls/endpoints/act-on-calls";
import * as planned from "@/lib/calls/endpoints/planned";
import * as reads from "@/lib/calls/endpoints/read-calls";
import { readRecording } from "@/lib/calls/endpoints/recording";
import * as contacts from "@/lib/contacts/endpoints";
import type { OperationFacts } from "@/lib/entry/api/operation";
import * as account from "@/lib/entry/operations/account";
import * as apiKeys from "@/lib/entry/operations/api-keys";
import * as teams from "@/lib/entry/operations/teams-and-audit";
import * as users from "@/lib/entry/operations/users";
import * as outbox from "@/lib/follow-ups/endpoints";
import { readAnalyticsOperation } from "@/lib/reports/operations";
import * as webhooks from "@/lib/webhooks/endpoints";

/** Every operation of REST v1, in the order of the document. The routes beside this file serve exactly these. */
export const OPERATIONS: readonly OperationFacts[] = [
  acts.startCallOperation,
  reads.listCallsOperation,
  reads.readNumberCheck,
  reads.readCall,
  reads.readCallStatus,
  reads.readTimeline,
  reads.readTranscript,
  reads.readCaptions,
  readRecording,
  acts.hangUp,
  acts.retryStepOperation,
  acts.correctOutcomeOperation,
  readAgainOperation,
  planned.planCallOperation,
  planned.listPlannedCallsOperation,
  planned.readPlanCheck,
  planned.readPlanNotices,
  planned.readPlannedCall,
  planned.changePlannedCallOperation,
  planned.cancelPlannedCallOperation,
  contacts.readContacts,
  contacts.readContact,
  contacts.changeContactOperation,
  contacts.readCallBacks,
  contacts.finishCallBackOperation,
  contacts.readDoNotCall,
  contacts.addToDoNotCallOperation,
  contacts.removeFromDoNotCallOperation,
  outbox.listOutboxOperation,
  outbox.countOutboxOperation,
  outbox.decideOutboxOperation,
  readAnalyticsOperation,
  account.readAccountOperation,
  account.changeAccountOperation,
  apiKeys.listApiKeysOperation,
  apiKeys.makeApiKeyOperation,
  apiKeys.readApiKeyOperation,
  apiKeys.changeApiKeyOperation,
  apiKeys.revokeApiKeyOperation,
  users.listUsersOperation,
  users.createUserOperation,
  users.readUserOperation,
  users.changeUserOperation,
  users.disableUserOperation,
  users.enableUserOperation,
  users.deleteUserOperation,
  users.passwordLinkOperation,
  teams.listTeamsOperation,
  teams.createTeamOperation,
  teams.renameTeamOperation,
  teams.deleteTeamOperation,
  teams.listAuditOperation,
  webhooks.listWebhooksOperation,
  webhooks.addWebhookOperation,
  webhooks.readWebhookOperation,
  webhooks.changeWebhookOperation,
  webhooks.removeWebhookOperation,
  webhooks.rotateWebhookSecretOperation,
  webhooks.testWebhookOperation,
  webhooks.listDeliveriesOperation,
  webhooks.sendDeliveryAgainOperation,
].map(({ operation }) => operation);
