import { NewPerson } from "@/components/people/new-person";
import { listTeams } from "@/lib/auth/users/queries";
import { page } from "@/lib/entry/page";

export default async function NewPersonPage() {
  const { actor } = await page("users.manage");
  return <NewPerson teams={await listTeams(actor)} />;
}
