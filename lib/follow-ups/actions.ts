"use server";
import { action } from "@/lib/entry/action";
import { decideOutboxItem } from "./outbox/decide";
import { OutboxDecision } from "./outbox/schema";

export const decideOutboxItemAction = action("outbox.settle", OutboxDecision, decideOutboxItem);
