import { Card } from "@/components/ui/card";
import { SkeletonRows } from "@/components/ui/loading";

export default function Loading() {
  return (
    <Card isFlush>
      <SkeletonRows />
    </Card>
  );
}
