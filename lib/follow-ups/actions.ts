"use server";
import { action } from "@/lib/entry/action";
import { ConnectionRef } from "@/lib/settings/connections/schema";
import { testConnection } from "./connections/test-connection";
import { decideOutboxItem } from "./outbox/decide";
import { OutboxDecision } from "./outbox/schema";

export const decideOutboxItemAction = action("outbox.settle", OutboxDecision, decideOutboxItem);
export const testConnectionAction = action("settings.edit", ConnectionRef, testConnection);
