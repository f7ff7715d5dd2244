import { type Kind, needs, open, type Rule } from "./rule";

const CARD = { name: "x", company: "", email: "", language: "", timeZone: "", note: "" };
const DUE = { dueAt: "2030-01-01T12:00", zone: "UTC" };
const PLAN = {
  phone: "+998901112233",
  language: "ru",
  localTime: "2030-01-01T12:00",
  zone: "UTC",
  confirm: true,
};
const NOBODY = "00000000-0000-4000-8000-000000000000";

const ID_OF: Record<Kind, string> = {
  call: "callId",
  contact: "contactId",
  plannedCall: "plannedCallId",
  callBack: "callBackId",
  merge: "mergeId",
  erasure: "erasureId",
  apiKey: "keyId",
  session: "sessionId",
};
/** An action on one thing. */
const on = (permission: string, object: Kind, rest: Record<string, unknown> = {}): Rule =>
  needs(permission, object, { [ID_OF[object]]: "$id", ...rest });

export const ACTION_RULES: Readonly<Record<string, Rule>> = {
  "action startCallAction": needs("calls.start"),
  "action callAgainAction": needs("calls.start"),
  "action planCallAction": needs("calls.start"),
  "action retryStepAction": on("calls.retry_step", "call", { step: "sms" }),
  "action readAgainAction": on("calls.read_again", "call"),
  "action correctOutcomeAction": on("calls.correct_outcome", "call", { outcome: "interested" }),
  "action changePlannedCallAction": on("calls.start", "plannedCall", { ...PLAN, version: 1 }),
  "action cancelPlannedCallAction": on("calls.start", "plannedCall"),
  "action restorePlannedCallAction": on("calls.start", "plannedCall"),
  "action seePlanNoticeAction": on("calls.start", "plannedCall"),
  "action addContactAction": needs("contacts.edit"),
  "action editContactAction": on("contacts.edit", "contact", { ...CARD, version: 1 }),
  "action addPhoneAction": on("contacts.edit", "contact", { phone: "+998901112244" }),
  "action removePhoneAction": on("contacts.edit", "contact", { phone: "+998901112244" }),
  "action setPrimaryPhoneAction": on("contacts.edit", "contact", { phone: "+998901112244" }),
  "action addCallBackAction": on("contacts.edit", "contact", { ...DUE, reason: "" }),
  "action assignCallBackAction": on("contacts.edit", "callBack", { ownerId: "$me" }),
  "action moveCallBackAction": on("contacts.edit", "callBack", DUE),
  "action finishCallBackAction": on("contacts.edit", "callBack"),
  "action reopenCallBackAction": on("contacts.edit", "callBack"),
  "action mergeContactsAction": needs("contacts.edit", "contact", {
    keptId: "$id",
    goneId: NOBODY,
    keptVersion: 1,
    goneVersion: 1,
  }),
  "action undoMergeAction": on("contacts.edit", "merge"),
  "action eraseContactAction": on("contacts.erase", "contact", {
    reason: "person",
    lastDigits: "0000",
  }),
  "action addNumbersToDoNotCallAction": needs("do_not_call.edit"),
  "action removeFromDoNotCallAction": needs("do_not_call.edit"),
  "action decideOutboxItemAction": on("outbox.settle", "call", {
    kind: "sms",
    decision: "give_up",
  }),
  "action testConnectionAction": needs("settings.edit"),
  "action setConnectionKeyAction": needs("settings.edit"),
  "action removeConnectionKeyAction": needs("settings.edit"),
  "action putDemoDataAction": needs("settings.edit"),
  "action removeDemoDataAction": needs("settings.edit"),
  "action changeDialingAction": needs("settings.edit"),
  "action changeFollowUpAction": needs("settings.edit"),
  "action makeApiKeyAction": needs("api_keys.use"),
  "action revokeApiKeyAction": on("api_keys.use", "apiKey"),
  "action createUserAction": needs("users.manage"),
  "action updateUserAction": needs("users.manage"),
  "action disableUserAction": needs("users.manage"),
  "action enableUserAction": needs("users.manage"),
  "action deleteUserAction": needs("users.manage"),
  "action newPasswordLinkAction": needs("users.manage"),
  "action createTeamAction": needs("users.manage"),
  "action renameTeamAction": needs("users.manage"),
  "action deleteTeamAction": needs("users.manage"),
  "action endSessionAction": on("account.use", "session"),
  "action endOtherSessionsAction": needs("account.use"),
  "action changeOwnNameAction": needs("account.use"),
  "action changeOwnPasswordAction": needs("account.use"),
  "action addWebhookAction": needs("webhooks.manage"),
  "action changeWebhookAction": needs("webhooks.manage"),
  "action rotateWebhookSecretAction": needs("webhooks.manage"),
  "action removeWebhookAction": needs("webhooks.manage"),
  "action testWebhookAction": needs("webhooks.manage"),
  "action sendDeliveryAgainAction": needs("webhooks.manage"),
  "action rememberPreferenceAction": open("language and look of one's own browser"),
  "action setPasswordByLinkAction": open("opened by a one-time token that an admin hands out"),
  "action setUpFirstAdminAction": open("opened by the one-time token of the first start"),
};
