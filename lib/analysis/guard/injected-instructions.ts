import type { SpokenTurn } from "../schema";
import { comparable } from "./clean-text";

/** Words meant for a machine, not for the other side of a call. */
const ORDERS: readonly RegExp[] = [
  /ignor\S*(?: \S+){0,4} (?:instruction|prompt|rule|direction)/u,
  /(?:disregard|forget|override|bypass)(?: \S+){0,4} (?:instruction|prompt|rule|above|previous)/u,
  /(?:you are|act as|pretend to be)(?: now)?(?: \S+){0,3} (?:assistant|model|system|ai\b|developer)/u,
  /system prompt|developer mode|jailbreak/u,
  /(?:^|[\s.!?<])(?:system|assistant|developer) ?[:>]/u,
  /new (?:system )?(?:instruction|prompt)/u,
  /(?:mark|set|record|classify|log|report)(?: \S+){0,6} (?:as|to|=) ?(?:interested|callback|qualified|a lead|success)/u,
  /outcome ?[:=]|crm_status|do_not_call ?[:=]|<\/?(?:system|instructions?)>/u,
  /(?:игнорир|забуд|отмен|не учитыва)\S*(?: \S+){0,4} (?:инструкци|указани|правил|команд)/u,
  /(?:отмет|запиш|поставь|укажи)\S*(?: \S+){0,6} (?:заинтересован|интерес|успешн)/u,
  /нов\S+ (?:указани|инструкци|систем)|система нов/u,
  /(?:ты|вы) (?:теперь|сейчас)(?: \S+){0,3} (?:ассистент|помощник|модель|система)/u,
  /(?:ko'rsatma|yo'riqnoma|buyruq|instruksiya)\S*(?: \S+){0,4} (?:unut|e'tiborga olma|bekor qil|inobatga olma)/u,
  /(?:unut|e'tiborsiz qoldir)\S*(?: \S+){0,4} (?:ko'rsatma|yo'riqnoma|buyruq|instruksiya)/u,
  /(?:qiziq\S*) (?:deb|sifatida) (?:belgila|yoz|qayd)/u,
  /yangi (?:buyruq|ko'rsatma|yo'riqnoma)/u,
  /(?:фармон|дастур|супориш)\S* нав(?!\p{L})/u,
  /(?:навис|қайд кун)\S*(?: \S+){0,4} (?:шавқ|ҷолиб|розӣ)|(?:шавқ|ҷолиб)\S*(?: \S+){0,2} (?:навис|қайд кун)/u,
  /(?:дастур|супориш|фармон)\S*(?: \S+){0,4} (?:фаромӯш|сарфи назар|нодида|бекор)/u,
  /(?:фаромӯш кун|сарфи назар кун|нодида гир)\S*(?: \S+){0,4} (?:дастур|супориш|фармон)/u,
];

/** The callee's turns that talk to the reading machine; numbers of turns. */
export function findInjectedInstructions(turns: readonly SpokenTurn[]): number[] {
  return turns
    .filter((turn) => turn.speaker === "callee")
    .filter((turn) => ORDERS.some((order) => order.test(comparable(turn.text))))
    .map((turn) => turn.no);
}
