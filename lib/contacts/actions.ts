"use server";
import { action } from "@/lib/entry/action";
import { addNumbersToDoNotCall, removeFromDoNotCall } from "./do-not-call-list";
import { finishCallBack } from "./finish-call-back";
import { AddNumbersInput, CallBackRef, RemoveNumberInput } from "./schema";

export const finishCallBackAction = action("contacts.edit", CallBackRef, finishCallBack);
export const addNumbersToDoNotCallAction = action(
  "do_not_call.edit",
  AddNumbersInput,
  addNumbersToDoNotCall,
);
export const removeFromDoNotCallAction = action(
  "do_not_call.edit",
  RemoveNumberInput,
  removeFromDoNotCall,
);
