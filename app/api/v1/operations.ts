import { readAgainOperation } from "@/lib/analysis/endpoints";
import * as acts from "@/lib/calls/endpoints/act-on-calls";
import * as planned from "@/lib/calls/endpoints/planned";
import * as reads from "@/lib/calls/endpoints/read-calls";
import { readRecording } from "@/lib/calls/endpoints/recording";
import * as contacts from "@/lib/contacts/endpoints";
import type { OperationFacts } from "@/lib/entry/api/operation";
import * as account from "@/lib/entry/operations/account";
import * as apiKeys from "@/lib/entry/operations/api-keys";
import { readAnalyticsOperation } from "@/lib/reports/operations";

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
  contacts.readCallBacks,
  contacts.finishCallBackOperation,
  readAnalyticsOperation,
  account.readAccountOperation,
  account.changeAccountOperation,
  apiKeys.listApiKeysOperation,
  apiKeys.makeApiKeyOperation,
  apiKeys.readApiKeyOperation,
  apiKeys.changeApiKeyOperation,
  apiKeys.revokeApiKeyOperation,
].map(({ operation }) => operation);
