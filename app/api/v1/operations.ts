import { readAgainOperation } from "@/lib/analysis/endpoints";
import { listBotsOperation } from "@/lib/bots/endpoints";
import * as acts from "@/lib/calls/endpoints/act-on-calls";
import * as planned from "@/lib/calls/endpoints/planned";
import * as reads from "@/lib/calls/endpoints/read-calls";
import { readRecording } from "@/lib/calls/endpoints/recording";
import * as erasures from "@/lib/calls/erasure/endpoints";
import * as callBacks from "@/lib/contacts/call-backs/endpoints";
import * as contactCards from "@/lib/contacts/edit/endpoints";
import * as contacts from "@/lib/contacts/endpoints";
import * as merges from "@/lib/contacts/merge/endpoints";
import type { OperationFacts } from "@/lib/entry/api/operation";
import { liveOperation } from "@/lib/entry/live/operation";
import * as account from "@/lib/entry/operations/account";
import * as apiKeys from "@/lib/entry/operations/api-keys";
import * as sessions from "@/lib/entry/operations/own-sessions";
import * as teams from "@/lib/entry/operations/teams-and-audit";
import * as users from "@/lib/entry/operations/users";
import * as outbox from "@/lib/follow-ups/endpoints";
import { readAnalyticsOperation } from "@/lib/reports/operations";
import * as settings from "@/lib/settings/endpoints";
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
  contactCards.addContactOperation,
  contacts.readContact,
  contacts.changeContactOperation,
  contactCards.addPhoneOperation,
  contactCards.removePhoneOperation,
  contactCards.setPrimaryPhoneOperation,
  merges.mergeContactsOperation,
  merges.undoMergeOperation,
  erasures.eraseContactOperation,
  erasures.listErasuresOperation,
  erasures.readErasureOperation,
  contacts.readCallBacks,
  callBacks.addCallBackOperation,
  callBacks.moveCallBackOperation,
  callBacks.assignCallBackOperation,
  contacts.finishCallBackOperation,
  contacts.readDoNotCall,
  contacts.addToDoNotCallOperation,
  contacts.removeFromDoNotCallOperation,
  outbox.listOutboxOperation,
  outbox.countOutboxOperation,
  outbox.decideOutboxOperation,
  readAnalyticsOperation,
  liveOperation,
  account.readAccountOperation,
  account.changeAccountOperation,
  sessions.changePasswordOperation,
  sessions.listOwnSessionsOperation,
  sessions.endOtherSessionsOperation,
  sessions.endOwnSessionOperation,
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
  sessions.listUserSessionsOperation,
  sessions.endUserSessionsOperation,
  teams.listTeamsOperation,
  teams.createTeamOperation,
  teams.renameTeamOperation,
  teams.deleteTeamOperation,
  teams.listAuditOperation,
  listBotsOperation,
  settings.readSettingsOperation,
  settings.changeDialingOperation,
  settings.changeFollowUpOperation,
  settings.listConnectionsOperation,
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
