import { z } from "zod";

/** Answers of the management API. Fields we do not read are dropped: some of them are secrets. */

const id = z.union([z.number(), z.string().min(1)]).transform(String);
const money = z.coerce.number().catch(0);
const optionalText = z
  .string()
  .nullish()
  .transform((value) => value || null);
const optionalNumber = z.coerce
  .number()
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

export const ErrorAnswer = z.object({
  error: z.object({ code: z.coerce.number(), msg: z.string().catch("") }),
});

export const DoneAnswer = z.object({ result: z.literal(1) });

export const StartAnswer = z.object({
  result: z.literal(1),
  call_session_history_id: id,
  media_session_access_secure_url: optionalText,
});

/** `GetAccountInfo` also echoes `api_key` and `callback_salt`. */
export const AccountAnswer = z.object({
  result: z.object({
    account_id: id,
    account_name: z.string().catch(""),
    active: z.boolean().catch(true),
    frozen: z.boolean().catch(false),
    balance: money,
    credit_limit: money,
    currency: z.string().catch("USD"),
  }),
});

/** "end reason code and description": a text, or an object with both. */
const EndReason = z
  .union([
    z.string(),
    z
      .object({ code: z.coerce.number(), details: z.string().catch("") })
      .transform((reason) => `${reason.code} ${reason.details}`),
  ])
  .nullish()
  .catch(null)
  .transform((value) => value || null);

const HistoryCall = z.object({
  start_time: z.string(),
  duration: optionalNumber,
  cost: money,
  successful: z.boolean().catch(false),
  end_reason: EndReason,
  record_url: optionalText,
});

const HistoryRecord = z.object({
  record_id: id,
  record_url: optionalText,
  start_time: optionalText,
  duration: optionalNumber,
  cost: money,
  transcription_url: optionalText,
  transcription_status: optionalText,
});

const HistoryResource = z.object({ resource_type: z.string().catch("OTHER"), cost: money });

export const HistorySession = z.object({
  call_session_history_id: id,
  start_date: z.string(),
  duration: optionalNumber,
  finish_reason: optionalText,
  custom_data: optionalText,
  log_file_url: optionalText,
  calls: z
    .array(HistoryCall)
    .nullish()
    .transform((value) => value ?? []),
  records: z
    .array(HistoryRecord)
    .nullish()
    .transform((value) => value ?? []),
  other_resource_usage: z
    .array(HistoryResource)
    .nullish()
    .transform((value) => value ?? []),
});
export type HistorySession = z.output<typeof HistorySession>;

export const HistoryAnswer = z.object({ result: z.array(HistorySession) });

/** The same answer, of which only who was called when matters. */
export const DialedAnswer = z.object({
  result: z.array(
    HistorySession.pick({
      call_session_history_id: true,
      start_date: true,
      custom_data: true,
    }).extend({
      calls: z
        .array(z.object({ remote_number: optionalText }))
        .nullish()
        .transform((value) => value ?? []),
    }),
  ),
});

export const ApplicationsAnswer = z.object({
  result: z.array(z.object({ application_id: id, application_name: z.string() })),
});
export const AddedApplication = z.object({ application_id: id });

export const ScenariosAnswer = z.object({
  result: z.array(z.object({ scenario_id: id, scenario_name: z.string() })),
});
export const AddedScenario = z.object({ scenario_id: id });

export const RulesAnswer = z.object({
  result: z.array(
    z.object({
      rule_id: id,
      rule_name: z.string(),
      scenarios: z
        .array(z.object({ scenario_id: id }))
        .nullish()
        .transform((value) => value ?? []),
    }),
  ),
});
export const AddedRule = z.object({ rule_id: id });

export const SecretsAnswer = z.object({
  result: z.array(z.object({ secret_id: id, secret_name: z.string() })),
});

/** Methods that only say whether they did it. */
export const Done = z.object({ result: z.literal(1) });

export const PhoneNumbersAnswer = z.object({
  result: z.array(
    z.object({
      phone_number: id,
      deactivated: z.boolean().catch(false),
      is_frozen: z.boolean().catch(false),
    }),
  ),
});

export const CallerIdsAnswer = z.object({
  result: z.array(z.object({ callerid_number: id, active: z.boolean().catch(false) })),
});
