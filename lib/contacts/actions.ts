"use server";
import { action } from "@/lib/entry/action";
import { addCallBack, assignCallBack, moveCallBack } from "./call-backs/change-call-back";
import { finishCallBack, reopenCallBack } from "./call-backs/finish-call-back";
import { addNumbersToDoNotCall, removeFromDoNotCall } from "./do-not-call-list";
import { editContact } from "./edit/edit-contact";
import { addContact, addPhone, removePhone, setPrimaryPhone } from "./edit/phones";
import { contactErrorWords } from "./error-words";
import { mergeContacts } from "./merge/merge-contacts";
import { undoMerge } from "./merge/undo-merge";
import {
  AddCallBackInput,
  AddContactInput,
  AddNumbersInput,
  AddPhoneInput,
  AssignCallBackInput,
  CallBackRef,
  EditContactInput,
  MergeContactsInput,
  MergeRef,
  MoveCallBackInput,
  PhoneOfContact,
  RemoveNumberInput,
} from "./schema";

const may = "contacts.edit";
const words = { words: contactErrorWords };

export const addContactAction = action(may, AddContactInput, addContact, words);
export const editContactAction = action(may, EditContactInput, editContact, words);
export const addPhoneAction = action(may, AddPhoneInput, addPhone, words);
export const removePhoneAction = action(may, PhoneOfContact, removePhone, words);
export const setPrimaryPhoneAction = action(may, PhoneOfContact, setPrimaryPhone, words);
export const addCallBackAction = action(may, AddCallBackInput, addCallBack, words);
export const moveCallBackAction = action(may, MoveCallBackInput, moveCallBack, words);
export const assignCallBackAction = action(may, AssignCallBackInput, assignCallBack, words);
export const finishCallBackAction = action(may, CallBackRef, finishCallBack, words);
export const reopenCallBackAction = action(may, CallBackRef, reopenCallBack, words);
export const mergeContactsAction = action(may, MergeContactsInput, mergeContacts, words);
export const undoMergeAction = action(may, MergeRef, undoMerge, words);
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
