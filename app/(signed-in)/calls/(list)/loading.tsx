import { Card } from "@/components/ui/card";
import { Skeleton, SkeletonRows } from "@/components/ui/loading";

export default function Loading() {
  return (
    <>
      <Skeleton className="mb-5 h-7 w-40" />
      <Card isFlush>
        <SkeletonRows rows={10} />
      </Card>
    </>
  );
}
