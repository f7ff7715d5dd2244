import { FilterTabs } from "../ui/filter-tabs";
import { Cell, HeadCell, Row, Table } from "../ui/table";
import { Specimen, State } from "./specimen";

const ROWS = [
  ["+998 90 123 45 67", "Анна Каримова", "2:14"],
  ["+7 916 123 45 67", "Somebody with a name that is longer than its column", "0:09"],
  ["+992 92 123 45 67", "—", "—"],
] as const;
const TABS = [
  { href: "/design", label: "Все", count: 1240, isCurrent: true },
  { href: "/design?tab=1", label: "Ждут решения", count: 3, isCurrent: false },
  { href: "/design?tab=2", label: "Given up", isCurrent: false },
];

export function TableSpecimens() {
  return (
    <>
      <Specimen name="FilterTabs">
        <FilterTabs label="Views" tabs={TABS} />
      </Specimen>
      <Specimen name="Table">
        <div className="rounded-xl border border-line bg-surface">
          <Table aria-label="Calls">
            <thead>
              <tr>
                <HeadCell>Номер</HeadCell>
                <HeadCell>Клиент</HeadCell>
                <HeadCell isNumber>Разговор</HeadCell>
              </tr>
            </thead>
            <tbody>
              {ROWS.map(([phone, name, talk]) => (
                <Row key={phone}>
                  <Cell className="whitespace-nowrap tabular-nums">{phone}</Cell>
                  <Cell>{name}</Cell>
                  <Cell isNumber>{talk}</Cell>
                </Row>
              ))}
            </tbody>
          </Table>
        </div>
        <State name="scrolls">
          <div className="w-60">
            <Table aria-label="Wider than its place">
              <tbody>
                <Row>
                  {ROWS.map(([phone]) => (
                    <Cell key={phone} className="whitespace-nowrap">
                      {phone}
                    </Cell>
                  ))}
                </Row>
              </tbody>
            </Table>
          </div>
        </State>
      </Specimen>
    </>
  );
}
