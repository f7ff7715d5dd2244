type Templates = { body: string; fallback: string; telegramLine: string };

/** Uzbek with the plain apostrophe, so that the text itself does not force 16-bit segments. */
export const DEFAULT_TEMPLATES: { ru: Templates; uz: Templates; tj: Templates; en: Templates } = {
  ru: {
    body: "{{message}}",
    fallback: "Спасибо за разговор. Мы записали ваш интерес и скоро свяжемся с вами.",
    telegramLine: "Подробнее и вопросы: {{link}}",
  },
  uz: {
    body: "{{message}}",
    fallback: "Suhbat uchun rahmat. Qiziqishingizni yozib oldik, tez orada bog'lanamiz.",
    telegramLine: "Batafsil va savollar: {{link}}",
  },
  tj: {
    body: "{{message}}",
    fallback: "Ташаккур барои суҳбат. Мо дархости шуморо сабт кардем ва ба зудӣ тамос мегирем.",
    telegramLine: "Муфассал ва саволҳо: {{link}}",
  },
  en: {
    body: "{{message}}",
    fallback: "Thank you for the talk. We noted your interest and will be in touch soon.",
    telegramLine: "Details and questions: {{link}}",
  },
};
