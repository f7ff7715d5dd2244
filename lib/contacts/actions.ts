"use server";
import { action } from "@/lib/entry/action";
import { finishCallBack } from "./finish-call-back";
import { CallBackRef } from "./schema";

export const finishCallBackAction = action("contacts.edit", CallBackRef, finishCallBack);
