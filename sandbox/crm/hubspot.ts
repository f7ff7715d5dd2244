import { randomUUID } from "node:crypto";
import { z } from "zod";
import { jsonReply } from "../http/reply";
import { readJson } from "../http/request-body";
import type { Reply, Request, Route } from "../http/router";
import { sameSecret } from "../http/same-secret";
import type { World } from "../world";
import type { CrmRecord, CrmRecords, CrmType } from "./records";
import { searchRecords } from "./search";

/** Properties the account knows; HubSpot refuses any other. `ai_call_id` is the custom one. */
const KNOWN: Record<CrmType, readonly string[]> = {
  contacts: [
    "email",
    "firstname",
    "lastname",
    "phone",
    "mobilephone",
    "company",
    "address",
    "city",
    "website",
    "jobtitle",
    "lifecyclestage",
    "hs_lead_status",
    "hs_language",
    "hubspot_owner_id",
    "ai_call_id",
  ],
  deals: [
    "dealname",
    "dealstage",
    "pipeline",
    "amount",
    "closedate",
    "dealtype",
    "description",
    "hubspot_owner_id",
    "ai_call_id",
  ],
};

/** HubSpot's ids of its own associations between the two types. */
const ASSOCIATION_TYPES: Record<string, number> = { "deals>contacts": 3, "contacts>deals": 4 };

const properties = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const association = z.looseObject({
  to: z.looseObject({ id: z.union([z.string(), z.number()]) }),
  types: z
    .array(z.looseObject({ associationCategory: z.string(), associationTypeId: z.number() }))
    .min(1),
});
const writeBody = z.looseObject({ properties, associations: z.array(association).optional() });

function asType(name: string | undefined): CrmType | null {
  return name === "contacts" || name === "deals" ? name : null;
}

function problem(status: number, message: string, category: string, extra: object = {}): Reply {
  return jsonReply(status, {
    status: "error",
    message,
    correlationId: randomUUID(),
    category,
    ...extra,
  });
}

const notFound = () => problem(404, "resource not found", "OBJECT_NOT_FOUND");

function shown(record: CrmRecord): object {
  const { id, createdAt, updatedAt } = record;
  return {
    id,
    properties: {
      ...record.properties,
      createdate: createdAt,
      lastmodifieddate: updatedAt,
      hs_object_id: id,
    },
    createdAt,
    updatedAt,
    archived: false,
  };
}

/** What is wrong with the properties, as HubSpot says it; null when nothing is. */
function wrongWith(type: CrmType, given: Record<string, string>): Reply | null {
  const unknown = Object.keys(given).find((name) => !KNOWN[type].includes(name));
  if (unknown !== undefined) {
    const message = `Property values were not valid: [{"isValid":false,"message":"Property \\"${unknown}\\" does not exist","error":"PROPERTY_DOESNT_EXIST","name":"${unknown}"}]`;
    return problem(400, message, "VALIDATION_ERROR");
  }
  if (
    given.email !== undefined &&
    given.email !== "" &&
    !z.email().safeParse(given.email).success
  ) {
    const message = `Property values were not valid: [{"isValid":false,"message":"Email address ${given.email} is invalid","error":"INVALID_EMAIL","name":"email"}]`;
    return problem(400, message, "VALIDATION_ERROR");
  }
  return null;
}

function asText(given: z.output<typeof properties>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, value === null ? "" : String(value)]),
  );
}

function duplicateOf(
  records: CrmRecords,
  email: string | undefined,
  exceptId: string | null,
): CrmRecord | null {
  if (!email) return null;
  const same = (record: CrmRecord) =>
    record.properties.email?.toLowerCase() === email.toLowerCase();
  return records.list("contacts").find((record) => same(record) && record.id !== exceptId) ?? null;
}

function create(records: CrmRecords, type: CrmType, req: Request): Reply {
  const body = writeBody.safeParse(readJson(req));
  if (!body.success) return problem(400, "Invalid input JSON", "VALIDATION_ERROR");
  const given = asText(body.data.properties);
  const wrong = wrongWith(type, given);
  if (wrong) return wrong;
  if (type === "contacts" && !given.email && !given.firstname && !given.lastname) {
    return problem(
      400,
      "Required properties are missing: at least one of email, firstname, lastname",
      "VALIDATION_ERROR",
    );
  }
  const twin = type === "contacts" ? duplicateOf(records, given.email, null) : null;
  if (twin) return problem(409, `Contact already exists. Existing ID: ${twin.id}`, "CONFLICT");
  const toType: CrmType = type === "deals" ? "contacts" : "deals";
  const targets = (body.data.associations ?? []).map((one) => ({ ...one, id: String(one.to.id) }));
  for (const target of targets) {
    const isKnownLink = target.types.some(
      (one) => one.associationTypeId === ASSOCIATION_TYPES[`${type}>${toType}`],
    );
    if (!isKnownLink) return problem(400, "No such association type", "VALIDATION_ERROR");
    if (!records.find(toType, target.id)) return notFound();
  }
  const defaults: Record<string, string> =
    type === "deals" ? { pipeline: "default", dealstage: "appointmentscheduled" } : {};
  const record = records.create(type, { ...defaults, ...given });
  for (const target of targets)
    records.link({ fromType: type, fromId: record.id, toType, toId: target.id });
  return jsonReply(201, shown(record));
}

function update(records: CrmRecords, type: CrmType, req: Request): Reply {
  const body = writeBody.safeParse(readJson(req));
  if (!body.success) return problem(400, "Invalid input JSON", "VALIDATION_ERROR");
  const given = asText(body.data.properties);
  const wrong = wrongWith(type, given);
  if (wrong) return wrong;
  const id = req.params.id ?? "";
  const twin = type === "contacts" ? duplicateOf(records, given.email, id) : null;
  if (twin) return problem(409, `Contact already exists. Existing ID: ${twin.id}`, "CONFLICT");
  const record = records.update(type, id, given);
  return record ? jsonReply(200, shown(record)) : notFound();
}

function linkById(records: CrmRecords, type: CrmType, req: Request): Reply {
  const toType = asType(req.params.toType);
  const { id = "", toId = "" } = req.params;
  if (!toType || !records.find(type, id) || !records.find(toType, toId)) return notFound();
  records.link({ fromType: type, fromId: id, toType, toId });
  const types = [
    `${type === "deals" ? "deal" : "contact"}_to_${toType === "deals" ? "deal" : "contact"}`,
  ];
  return jsonReply(200, { fromObjectId: id, toObjectId: toId, labels: types });
}

/** HubSpot CRM v3: contacts and deals with search, create, read, update and associations. */
export function hubspotRoutes(world: World, records: CrmRecords): Route[] {
  const route = (
    method: string,
    path: string,
    handle: (type: CrmType, req: Request) => Reply,
  ): Route => ({
    method,
    pattern: `/hubspot/crm/v3/objects/:type${path}`,
    service: "hubspot",
    handle: (req) => {
      if (
        !sameSecret(req.headers.authorization ?? "", `Bearer ${world.env.SANDBOX_HUBSPOT_TOKEN}`)
      ) {
        return problem(401, "Authentication credentials not found.", "INVALID_AUTHENTICATION");
      }
      const type = asType(req.params.type);
      return type
        ? handle(type, req)
        : problem(400, "Unable to infer object type", "VALIDATION_ERROR");
    },
  });
  return [
    route("POST", "/search", (type, req) => {
      const found = searchRecords(records.list(type), readJson(req));
      if (!found) return problem(400, "Invalid input JSON", "VALIDATION_ERROR");
      return jsonReply(200, {
        total: found.total,
        results: found.page.map(shown),
        ...found.paging,
      });
    }),
    route("POST", "", (type, req) => create(records, type, req)),
    route("GET", "", (type) =>
      jsonReply(200, { results: records.list(type).slice(-100).map(shown) }),
    ),
    route("GET", "/:id", (type, req) => {
      const record = records.find(type, req.params.id ?? "");
      return record ? jsonReply(200, shown(record)) : notFound();
    }),
    route("PATCH", "/:id", (type, req) => update(records, type, req)),
    route("GET", "/:id/associations/:toType", (type, req) => {
      const toType = asType(req.params.toType);
      if (!toType) return notFound();
      const ids = records.linked(type, req.params.id ?? "", toType);
      return jsonReply(200, { results: ids.map((id) => ({ id, type: `${type}_to_${toType}` })) });
    }),
    route("PUT", "/:id/associations/:toType/:toId/:associationType", (type, req) =>
      linkById(records, type, req),
    ),
  ];
}
