import { foldWords } from "./fold";
import { occurs, patterns } from "./pattern";

/** Sentences meant for a machine that reads the transcript, in any of the languages. */
const ORDERS = [
  ...patterns(
    `(ignore|disregard|forget|override) ~ (instructions|instruction|prompt|rules|everything); previous instructions; system prompt; you are now ~; new instructions; as an ai ~
     (mark|set|classify|rate|record|label|log|tag|put|output|return|write) ~ (as|outcome|status|interested|callback|disposition|this call|json|result*); outcome (is|equals|interested|callback|not_interested); disposition ~; system outcome; developer mode; marks every lead; (assistant|system|developer) (outcome|note|message|mark*)`,
    "en",
  ),
  ...patterns(
    `(игнорируй*|проигнорируй*|забудь|забудьте|отбрось) ~ (инструкц*|указани*|правил*|все|команд*|промпт*); предыдущие (инструкц*|указани*); системн* (промпт*|сообщение|инструкц*); ты теперь ~
     (отметь|отметьте|пометь|пометьте|запиши|запишите|поставь|поставьте|укажи|укажите|выставь|зафиксируй) ~ (как|что клиент|статус|результат|интерес*|заинтересован*|исход); статус звонка ~; результат звонка ~; новая инструкция`,
    "ru",
  ),
  ...patterns(
    `(oldingi|avvalgi|barcha) ~ (ko'rsatma*|buyruq*|yo'riqnoma*|instruksiya*); e'tiborsiz qoldir*; (deb|sifatida) (belgila*|yoz|qayd et*|ko'rsat*); sen endi ~; tizim (xabari|buyrug'i|ko'rsatmasi)`,
    "uz",
  ),
  ...patterns(
    `(дастур*|фармон*|супориш*) ~ (пешин*|қаблӣ|нодида*|фаромӯш*|сарфи); (пешина*|қаблӣ) ~ (дастур*|супориш*); сарфи назар ~; нодида гир*; қайд (кун|кунед) ки ~; ҳамчун ~ қайд ~; ту акнун ~; паёми система*`,
    "tg",
  ),
];

const TECHNICAL = /\b(?:system|assistant|developer)\s*:|[{}<>]|outcome\s*[=:]|\w+_\w+\s*[=:]/iu;

/** True when the sentence gives orders to the reader of the transcript instead of answering the bot. */
export function isOrderToReader(sentence: string): boolean {
  if (TECHNICAL.test(sentence)) return true;
  return (["en", "ru", "uz", "tg"] as const).some((language) =>
    occurs(foldWords(sentence, language), ORDERS),
  );
}
