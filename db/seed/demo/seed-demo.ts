import { DateTime } from "luxon";
import { z } from "zod";
import { database } from "@/db/client";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "@/lib/auth/demo-accounts";
import { ensureTeam } from "@/lib/auth/users/create-team";
import { createUser } from "@/lib/auth/users/create-user";
import { findUserByEmail } from "@/lib/auth/users/queries";
import { defineJob } from "@/lib/platform/jobs/define-job";
import { demoDataWanted, readDemoData } from "@/lib/settings/demo-data";
import { setSetting } from "@/lib/settings/set-setting";
import type { Course } from "./demo-call";
import { DIALOGUES, SILENT_ENDS } from "./dialogues";
import { draw, seededRandom } from "./draw";
import { type DemoCall, writeDemoCall } from "./write-call";

const ACTOR = { kind: "system", name: "seed" } as const;
const DAYS = 21;
const OPEN = { from: "00:00", to: "24:00" };

const PEOPLE: Record<string, string> = {
  "admin@halo.test": "Азиза Каримова",
  "supervisor@halo.test": "Мария Петрова",
  "rep@halo.test": "Тимур Юсупов",
  "operator@halo.test": "Anna Lee",
};

const CLIENTS = [
  "Анвар Каримов",
  "Мария Соколова",
  "Dilnoza Rahimova",
  "Сергей Ким",
  "Фарход Назаров",
  "Ольга Белова",
  "Jasur Tursunov",
  "Ann Lee",
  "Рустам Ахмедов",
  "Елена Орлова",
  "Шахноз Саидова",
  "Иван Громов",
  "Malika Yusupova",
  "Пётр Власов",
  "Bekzod Aliyev",
  "Наталья Юн",
] as const;

/** Where demo clients live: a prefix that makes a valid number with seven more digits. */
const PLACES = [
  { country: "RU", prefix: "+7916", language: "ru", weight: 9 },
  { country: "UZ", prefix: "+99890", language: "uz", weight: 6 },
  { country: "TJ", prefix: "+99292", language: "tj", weight: 2 },
  { country: "US", prefix: "+1212", language: "en", weight: 1 },
] as const;

const OUTCOME_WEIGHT: Partial<Record<string, number>> = {
  interested: 9,
  callback: 5,
  not_interested: 9,
  do_not_call: 1,
  wrong_number: 1,
  unclear: 2,
};

/** An admin asked for it on screen: nothing happens where demo calls are there already. */
export const seedDemoJob = defineJob({
  name: "seed-demo",
  schema: z.object({}),
  on: demoDataWanted,
  expireInSeconds: 300,
  async run() {
    const { calls } = await readDemoData(ACTOR);
    if (calls === 0) await seedPeopleAndCalls(new Date());
  },
});

/** People, teams and three weeks of calls; the same ones on every machine, up to the day they end on. */
export async function seedDemo(now: Date): Promise<{ people: number; calls: number }> {
  // Whoever tries the product at night should still be able to call.
  const callingHours = {
    mon: OPEN,
    tue: OPEN,
    wed: OPEN,
    thu: OPEN,
    fri: OPEN,
    sat: OPEN,
    sun: OPEN,
  };
  await setSetting({
    actor: ACTOR,
    input: { key: "dialing", value: { callingHours, holidays: {} } },
  });
  return seedPeopleAndCalls(now);
}

async function seedPeopleAndCalls(now: Date): Promise<{ people: number; calls: number }> {
  const { teamId } = await ensureTeam({ actor: ACTOR, input: { name: "Продажи" } });
  let ownerId = "";
  let supervisorId = "";
  for (const { email, role } of DEMO_ACCOUNTS) {
    const input = {
      email,
      role,
      name: PEOPLE[email] ?? email,
      password: DEMO_PASSWORD,
      teamId,
      isDemo: true,
    };
    const { userId } =
      (await findUserByEmail(ACTOR, email)) ?? (await createUser({ actor: ACTOR, input }));
    if (role === "rep") ownerId = userId;
    if (role === "supervisor") supervisorId = userId;
  }
  const random = seededRandom(20_260_115);
  let calls = 0;
  for (let day = DAYS; day >= 1; day--) {
    const planned = planDay(now, day, random).map((call) => ({
      ...call,
      teamId,
      ownerId: random() < 0.8 ? ownerId : supervisorId,
    }));
    await database().transaction(async (tx) => {
      for (const call of planned) await writeDemoCall(tx, call, random);
    });
    calls += planned.length;
  }
  return { people: DEMO_ACCOUNTS.length, calls };
}

type Planned = Omit<DemoCall, "ownerId" | "teamId">;

/** The calls of one past day: busier in the middle of the week and of the day. */
function planDay(now: Date, daysAgo: number, random: () => number): Planned[] {
  const day = DateTime.fromJSDate(now, { zone: "utc" }).minus({ days: daysAgo }).startOf("day");
  const isWeekend = day.weekday > 5;
  const count = isWeekend ? 2 + Math.floor(random() * 3) : 7 + Math.floor(random() * 5);
  const calls = Array.from({ length: count }, () => {
    const hour = 5 + Math.floor((random() + random()) * 5);
    const startedAt = day
      .set({ hour, minute: Math.floor(random() * 60), second: Math.floor(random() * 60) })
      .toJSDate();
    return planCall(startedAt, random);
  });
  return calls.sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
}

function planCall(startedAt: Date, random: () => number): Planned {
  const place = draw(random, PLACES, ({ weight }) => weight);
  const digits = String(2_000_000 + Math.floor(random() * 7_000_000));
  return {
    phone: `${place.prefix}${digits}`,
    country: place.country,
    name: draw(random, CLIENTS, () => 1),
    greeting: "Здравствуйте! Это голосовой помощник HALO. Удобно говорить?",
    prompt: "Представься, узнай, интересна ли обработка звонков, договорись о следующем шаге.",
    course: planCourse(place.language, random),
    startedAt,
  };
}

function planCourse(language: string, random: () => number): Course {
  if (random() < 0.38) {
    return { kind: "silent", end: draw(random, SILENT_ENDS, ({ weight }) => weight) };
  }
  const spoken = DIALOGUES.filter((dialogue) => dialogue.language === language);
  return {
    kind: "talk",
    dialogue: draw(random, spoken, ({ outcome }) => OUTCOME_WEIGHT[outcome] ?? 1),
  };
}
