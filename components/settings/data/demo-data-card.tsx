"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { putDemoDataAction, removeDemoDataAction } from "@/lib/settings/actions";
import type { DemoData } from "@/lib/settings/demo-data";
import { useCommand } from "../../forms/use-command";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Dialog } from "../../ui/dialog";
import { Stat } from "../../ui/figure/stat";

/** How much demo data there is, and the two buttons: away with it, or in again. */
export function DemoDataCard({ data }: { data: DemoData }) {
  const t = useTranslations("settings.data");
  const keep = useTranslations("settings")("cancel");
  const [isAsked, setAsked] = useState(false);
  const remove = useCommand(removeDemoDataAction, { onDone: () => setAsked(false) });
  const put = useCommand(putDemoDataAction);
  const failure = remove.failure ?? put.failure;
  const isThere = data.calls + data.clients > 0;
  return (
    <Card>
      <div className="flex flex-col gap-4" data-testid="demo-data" data-calls={data.calls}>
        <p className="max-w-prose text-muted">{t("lead")}</p>
        <div className="grid gap-3 sm:grid-cols-3">
          <Stat label={t("calls")} value={data.calls} />
          <Stat label={t("clients")} value={data.clients} />
          <Stat label={t("accounts")} value={data.accounts} />
        </div>
        {failure && <Banner meaning="bad">{failure.message}</Banner>}
        {remove.isDone && !isThere && !put.isDone && <Banner meaning="good">{t("removed")}</Banner>}
        {put.isDone && !isThere && <Banner meaning="progress">{t("coming")}</Banner>}
        <div className="flex flex-wrap items-center gap-3">
          {isThere ? (
            <Button onClick={() => setAsked(true)}>{t("remove")}</Button>
          ) : (
            data.mayPut && (
              <>
                <Button isBusy={put.isBusy} onClick={() => put.send({})}>
                  {t("put")}
                </Button>
                <p className="text-muted text-sm">{t("putHelp")}</p>
              </>
            )
          )}
        </div>
      </div>
      <Dialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={t("removeAsk")}
        actions={
          <>
            <Button onClick={() => setAsked(false)}>{keep}</Button>
            <Button kind="danger" isBusy={remove.isBusy} onClick={() => remove.send({})}>
              {t("remove")}
            </Button>
          </>
        }
      >
        {t("removeHelp")}
      </Dialog>
    </Card>
  );
}
