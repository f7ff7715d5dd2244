"use client";

import { Checkbox, Input, Select, Textarea } from "../ui/controls";
import { ErrorSummary } from "../ui/error-summary";
import { Field } from "../ui/field";
import { Segmented } from "../ui/segmented";
import { Specimen, State } from "./specimen";

const LONG =
  "Напомните клиенту об условиях рассрочки, о которых договорились в прошлый раз, и о сроках доставки.";
const FEW = [
  { value: "ru", label: "Русский" },
  { value: "uz", label: "Oʻzbekcha" },
  { value: "tj", label: "Тоҷикӣ" },
] as const;
const MANY = [
  { value: "a", label: "Собственные указания" },
  { value: "b", label: "Опубликованный бот" },
  { value: "c", label: "Not available", isDisabled: true },
] as const;

/** @param theme keeps the names of radio groups apart, of which the page shows two */
export function FieldSpecimens({ theme }: { theme: string }) {
  return (
    <>
      <Specimen name="Field, Input, Textarea, Select">
        <Field label="Имя" help="Как клиент представился." aside="12 / 120">
          {(control) => <Input {...control} defaultValue="Анна Каримова" />}
        </Field>
        <Field label="Empty">
          {(control) => <Input {...control} placeholder="+998 90 123 45 67" />}
        </Field>
        <Field
          label="With an error"
          help="Digits and spaces."
          error="Такого номера нет ни в одной стране"
        >
          {(control) => <Input {...control} defaultValue="12" />}
        </Field>
        <Field label="Disabled">
          {(control) => <Input {...control} disabled value="Закрыто" readOnly />}
        </Field>
        <Field label="Очень длинное название поля, которому не хватило одной строки на телефоне">
          {(control) => <Textarea {...control} defaultValue={LONG} />}
        </Field>
        <Field label="A choice">
          {(control) => (
            <Select {...control} defaultValue="b">
              <option value="a">Interested</option>
              <option value="b">Просит перезвонить</option>
            </Select>
          )}
        </Field>
        <State name="focus" isFocused>
          <Input aria-label="Focused" defaultValue="Сюда пишут" />
        </State>
      </Specimen>
      <Specimen name="Checkbox">
        <Checkbox label="Клиент согласен на запись разговора" defaultChecked />
        <Checkbox label="Not yet" />
        <Checkbox label="Disabled" disabled />
      </Specimen>
      <Specimen name="Segmented">
        <Segmented label="Язык" name={`${theme}-few`} options={FEW} defaultValue="ru" />
        <Segmented label="Long words" name={`${theme}-many`} options={MANY} defaultValue="a" />
      </Specimen>
      <Specimen name="ErrorSummary">
        <ErrorSummary
          title="Звонок не начат"
          errors={[{ message: "Проверьте номер" }, { message: "The greeting is too long" }]}
        />
      </Specimen>
    </>
  );
}
