import { Words } from "../layout/words";
import { PageHeader } from "../ui/page-header";
import { Toasts } from "../ui/toasts/toasts";
import { ButtonSpecimens } from "./button-specimens";
import { FieldSpecimens } from "./field-specimens";
import { MessageSpecimens } from "./message-specimens";
import { OverSpecimens } from "./over-specimens";
import { TableSpecimens } from "./table-specimens";
import { ThemedColumn } from "./themed-column";
import { TokenSpecimens } from "./token-specimens";

const WORDS = { label: "Что сделано", undo: "Отменить", undone: "Отменено", dismiss: "Убрать" };
const THEMES = [
  { name: "Light", look: "scheme-light" },
  { name: "Dark", look: "scheme-dark" },
] as const;

/** The primitives side by side in both themes. */
export function Gallery() {
  return (
    <Words rooms={[]}>
      <Toasts words={WORDS}>
        <main>
          <h1 className="sr-only">Design</h1>
          <div className="grid min-h-dvh lg:grid-cols-2">
            {THEMES.map(({ name, look }) => (
              <ThemedColumn key={name} look={look}>
                <PageHeader
                  title={name}
                  lead="Every primitive of components/ui in every state it has."
                />
                <TokenSpecimens />
                <ButtonSpecimens />
                <FieldSpecimens theme={name} />
                <MessageSpecimens />
                <TableSpecimens />
                <OverSpecimens />
              </ThemedColumn>
            ))}
          </div>
        </main>
      </Toasts>
    </Words>
  );
}
