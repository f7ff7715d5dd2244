import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/loading";

export default function Loading() {
  return (
    <>
      <Skeleton className="mb-5 h-7 w-56" />
      <div className="grid items-start gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <Card>
          <Skeleton className="h-80" />
        </Card>
        <Card>
          <Skeleton className="h-40" />
        </Card>
      </div>
    </>
  );
}
