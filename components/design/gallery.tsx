import { Words } from "../layout/words";
import { PageHeader } from "../ui/page-header";
import { ButtonSpecimens } from "./button-specimens";
import { FieldSpecimens } from "./field-specimens";
import { MessageSpecimens } from "./message-specimens";
import { OverSpecimens } from "./over-specimens";
import { TableSpecimens } from "./table-specimens";
import { TokenSpecimens } from "./token-specimens";

const THEMES = [
  { name: "Light", look: "scheme-light" },
  { name: "Dark", look: "scheme-dark" },
] as const;

/** The primitives side by side in both themes. */
export function Gallery() {
  return (
    <Words rooms={[]}>
      <main>
        <h1 className="sr-only">Design</h1>
        <div className="grid min-h-dvh lg:grid-cols-2">
          {THEMES.map(({ name, look }) => (
            <div key={name} className={`${look} min-w-0 bg-page px-4 py-6 text-text sm:px-8`}>
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
            </div>
          ))}
        </div>
      </main>
    </Words>
  );
}
