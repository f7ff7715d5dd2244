import { Phone } from "lucide-react";
import { Badge, type Meaning } from "../ui/badge";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { Stat } from "../ui/figure/stat";
import { Skeleton, SkeletonRows } from "../ui/loading";
import { Specimen, State } from "./specimen";

const WORDS: Record<Meaning, string> = {
  neutral: "Запланирован",
  progress: "Разговор идёт",
  good: "Interested",
  attention: "Просит перезвонить",
  bad: "Не дозвонились",
};
const MEANINGS = Object.keys(WORDS) as Meaning[];

export function MessageSpecimens() {
  return (
    <>
      <Specimen name="Badge">
        {(["md", "lg"] as const).map((size) => (
          <State key={size} name={size}>
            {MEANINGS.map((meaning) => (
              <Badge key={meaning} meaning={meaning} size={size}>
                {WORDS[meaning]}
              </Badge>
            ))}
          </State>
        ))}
      </Specimen>
      <Specimen name="Banner">
        {MEANINGS.map((meaning) => (
          <Banner
            key={meaning}
            meaning={meaning}
            title={WORDS[meaning]}
            action={meaning === "bad" && <Button size="sm">Повторить</Button>}
          >
            Занято. Повторим в 14:40 по времени клиента.
          </Banner>
        ))}
      </Specimen>
      <Specimen name="Card">
        <Card title="Следующий шаг" aside="сегодня">
          Клиент просил прислать условия и перезвонить.
        </Card>
        <Card isFlush title="Empty">
          <EmptyState
            icon={Phone}
            title="Звонков пока нет"
            action={<Button kind="primary">Позвонить</Button>}
          >
            Первый появится здесь, как только вы позвоните.
          </EmptyState>
        </Card>
      </Specimen>
      <Specimen name="Stat">
        <div className="grid gap-3 sm:grid-cols-3">
          <Stat
            label="Дозвонились"
            value="64"
            unit="%"
            note="из 1 240"
            hint={{ name: "Как считаем", text: "Ответил человек" }}
            href="/design"
          />
          <Stat label="Average talk" value="2:14" unit="min" />
          <Stat label="Заинтересованы" value="33" unit="%" note="n = 12" isFaint />
        </div>
      </Specimen>
      <Specimen name="Loading">
        <Skeleton className="h-4 w-1/2" />
        <SkeletonRows rows={3} />
      </Specimen>
    </>
  );
}
