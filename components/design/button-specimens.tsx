import { Phone, Plus, Trash2, X } from "lucide-react";
import { Button, type ButtonKind, type ButtonSize, IconButton, LinkButton } from "../ui/button";
import { Specimen, State } from "./specimen";

const KINDS: readonly ButtonKind[] = ["primary", "secondary", "quiet", "danger"];
const SIZES: readonly ButtonSize[] = ["sm", "md", "lg"];
const LONG = [
  "Запланировать перезвон на удобное клиенту время",
  "Schedule the call-back for a time that suits the client",
];

export function ButtonSpecimens() {
  return (
    <>
      <Specimen name="Button">
        <State name="rest">
          {KINDS.map((kind) => (
            <Button key={kind} kind={kind} icon={kind === "danger" ? Trash2 : Phone}>
              {kind}
            </Button>
          ))}
        </State>
        <State name="sizes">
          {SIZES.map((size) => (
            <Button key={size} size={size} icon={Plus}>
              {size}
            </Button>
          ))}
        </State>
        <State name="focus" isFocused>
          <Button kind="primary">Позвонить</Button>
        </State>
        <State name="hover hint">
          <Button title="Что случится, если нажать">Наведите</Button>
        </State>
        <State name="disabled">
          {KINDS.map((kind) => (
            <Button key={kind} kind={kind} disabled>
              {kind}
            </Button>
          ))}
        </State>
        <State name="busy">
          {KINDS.map((kind) => (
            <Button key={kind} kind={kind} icon={Phone} isBusy>
              {kind}
            </Button>
          ))}
        </State>
        <State name="long words">
          {LONG.map((words) => (
            <Button key={words} className="max-w-full truncate">
              {words}
            </Button>
          ))}
        </State>
        <State name="a link">
          <LinkButton href="/design" icon={Plus}>
            Добавить
          </LinkButton>
          <LinkButton href="/design" kind="primary">
            New call
          </LinkButton>
        </State>
      </Specimen>
      <Specimen name="IconButton">
        <State name="rest">
          <IconButton icon={X} label="Close" />
          <IconButton icon={X} label="Close" disabled />
        </State>
        <State name="focus" isFocused>
          <IconButton icon={X} label="Close" />
        </State>
      </Specimen>
    </>
  );
}
