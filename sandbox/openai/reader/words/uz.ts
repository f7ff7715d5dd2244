import { lexicon } from "./lexicon";

export const uzbek = lexicon("uz", {
  markers:
    "men;siz;menga;bizga;sizga;biz;bu;nima;qanday;qanaqa;yo'q;ha;xa;hozir;rahmat;kerak;emas;bor;edi;ekan;bo'ladi;mayli;xo'p;va;lekin;kim;qancha;soat;aka;uka;opa;ertaga;bugun;uchun;bilan;ham;endi;assalomu;alaykum;salom;iltimos;qiling;allo;yaxshi;o'zi;bizda;menda;keyin;kerakmas;narxi;hammasi;shu;biror;eshitaman",
  doNotCall: `
    (boshqa|ikkinchi|qaytib|hech qachon|umuman|aslo|endi|bundan keyin|buyog'iga) ~ (qo'ng'iroq|telefon|tel|bezovta|zvonit) (qilmang*|qilmasin*|qilmanglar|qilma|qilmasangiz|qilmaysiz|bo'lmang|qilmagin*|qilavermang*)
    (qo'ng'iroq|telefon|tel|bezovta) ~ (boshqa|ikkinchi|umuman|hech) ~ (qilmang*|qilmasin*|qilma)
    (menga|bizga|bu raqamga|shu raqamga) ~ (qo'ng'iroq|telefon|tel|zvonit) (qilmang*|qilmasin*|qilma|qilavermang*); bezovta qilmang*; boshqa bezovta ~; (qo'ng'iroq|telefon|tel) qilaverma*; (qo'ng'iroq*|sms*) ~ (kerak emas|kerakmas|yubormang*) ~ boshqa; boshqa (yozmang*|yubormang*|qo'ng'iroqlar*); (qo'ng'iroq|telefon) qilishni (bas|to'xtat*|bas qil*)
    (raqamim*|nomerim*|meni|telefonim*|bizni) ~ (o'chir*|olib tashla*|chiqarib*|unut*|o'chirib*); (o'chirib|olib|chiqarib) (tashla*|yubor*) ~; (ro'yxat*|baza*|bazangiz*) ~ (o'chir*|chiqar*|olib tashla*); tinch qo'y*; shikoyat ~; sudga ~; qora ro'yxat*`,
  dontCall: "qo'ng'iroq qilmang*; telefon qilmang*; tel qilmang*",
  wrongNumber: `
    adash*; (uy telefoni|bu xonadon|shaxsiy raqam);  noto'g'ri (raqam*|nomer*|tush*|ter*|joy*); (raqam*|nomer*) ~ (noto'g'ri|xato|adash*|boshqa|o'zgargan|almashgan); xato (raqam*|qildingiz|qilyapsiz|terdingiz|tush*|nomer*|joy*)
    boshqa (odam*|kishi*) ~ (raqam*|nomer*)?; unaqa (odam|kishi|inson) ~ yo'q; bunaqa odam ~ yo'q; bunday (odam*|kishi) ~; (men|bu) ~ emasman; tanimayman; (unaqasi|bunaqasi) yo'q; boshqa joyga tush*; o'xshatdingiz; bu boshqa raqam*`,
  voicemail: `
    xabar* qoldir*; signal* ~ (so'ng|keyin); ovozli (pochta|xabar); (abonent|mijoz) ~ (javob|hozir*|vaqtincha|o'chir*|tashqarida|band); javob bera olmay*; avtojavob*; (telefon|apparat*) ~ (o'chirilgan|o'chiq); xizmat doirasidan; tarmoqdan tashqari*; ovozli signal*; xabaringizni`,
  callback: `
    (keyin|keyinroq|ertaga|indinga|kechqurun|kechroq|boshqa payt|boshqa safar|boshqa vaqt|birozdan keyin|sal keyin|kechki payt) ~ (qo'ng'iroq*|telefon*|tel|gaplash*|bog'lan*|aloqa*|zvonit*|terib*|terarsiz|tering)
    (qo'ng'iroq|telefon|tel|zvonit|aloqaga) (qiling*|qilsangiz*|qilasiz|qilarsiz*|qil|qilvoring*|qilib*|qilgin*|qilaqoling|qilinglar|qibering|qivoring*|chiqing*|qilsa bo'ladi|qiling* keyin*); bog'laning*; bog'lansangiz; terib ko'ring; qayta (qo'ng'iroq*|telefon*|tel|bog'lan*|teri*|aloqa*)
    keyinroq; kechroq; (tering|teringlar|terarsiz) ~; murojaat qiling*; gaplashamiz keyin*; keyin gaplash*; boshqa payt*; boshqa vaqt*; o'shanda gaplash*; hozir emas; keyin bo'lsin`,
  busy: `
    band*; majlisda*; yig'ilishda*; ishdaman; ishda edim; darsda*; vaqtim yo'q; vaqt yo'q; vaqtim ziq; rulda*; mashina haydayapman; haydovda*; yo'lda*; gaplasholmayman; gapirolmayman; gaplasha olmayman; gapira olmayman; hozir bo'lmaydi; ishim ko'p; shoshib*; shoshyapman; noqulay; uxla*; mehmonda*; ko'chada*; bozorda*; to'yda*; qo'lim band; ish payti`,
  agreeingNegation:
    "qarshi emas*; qarshiligim yo'q; nega yo'q; nega endi yo'q; muammo yo'q; muammo emas; e'tirozim yo'q; zarari yo'q; yomon emas; chakki emas; bemalol",
  refuse: `
    kerakmas; kerak (emas|bo'lmaydi|bo'lmayapti|bo'lmadi); keragi yo'q; kerak bo'lmas*; lozim emas; shart (emas|mas); shartmas
    (qiziqmas*|qiziqmayman|qiziqmaymiz|qiziq (emas*|mas)|qiziqish* yo'q); xohlama*; istama*; (olma|qilma|bora|kelma|kira|qatnashma|yozilma|ishlatma)(yman|ymiz|smiz)
    (yozil|qatnash|ishlat|almashtir|to'la|foydalan|o't|sotib olma|qo'sh)(mayman|maymiz|mas edim|masdim); (olma|qilma|borma|kelma|kirma)(yman|ymiz); nima qilaman ~; (foydasi|ma'nosi|keragi) yo'q; hozircha (yo'q|kerak emas|kerakmas|shart emas|olma*); yoqmadi; o'zim ~ (hal qil*|qilib ol*|topib ol*|ko'rib ol*); (hojati|zarurat*|ehtiyoj*|hojat|keragi|fursat*) (yo'q|emas|qolmadi); (qimmat|qimmatroq|qimmatku); pulim yo'q; pul yo'q; cho'ntagim ~; yo'q (rahmat|raxmat|kerak*|yo'q|endi|aka|uka); rahmat (yo'q|kerak*|shart*)
    (bizda|menda|o'zimizda|bizniki|o'zimda) ~ (bor|bor edi|yetarli); allaqachon ~ (bor|oldi*|qildi*|olgan*|qo'y*|ulan*|tanla*|topdi*|bo'ldi*|hal*); (oldik|olib bo'ldik|olganman|olib bo'lganman|olganmiz|topdik|tuzatdik|qildirdik); (almashtirmoqchi|olmoqchi|qilmoqchi|o'tmoqchi|bormoqchi|yozilmoqchi) emas*; (fikrim|niyatim|rejamiz|rejam|xohish*|hohish*) (yo'q|o'zgardi|emas); (rejada|niyatda) yo'q; o'ylab qo'yganim yo'q; ovora bo'lmang*; bekor qil*; to'g'ri kelma*; ishonmayman; bo'lmaydi bizga; (yetadi|yetarli)`,
  commit: `
    (yozib|ro'yxatga) (qo'y*|ol*|yubor*|qo'yvor*|qo'yaver*); yoziling; yozilaman; yozilamiz; yozilmoqchi*; yozing (meni|bizni)?; rasmiylashtir*
    (yubor*|tashla*|jo'nat*|tashab*|yuborvor*|tashlang) (ing|inglar|ib|sangiz|voring|avering)?; (jo'nating*|yuboring*|yuboraman|tashlang*|tashlab*|yuborib*|tashavoring|jo'natib*|otib yubor*)
    roziman; rozimiz; rozi (bo'laman|bo'lamiz|edim)?; kelishdik; kelishamiz; (olaman|olamiz|olmoqchi*|olib keling*|olib kelavering); (boraman|boramiz|kelaman|kelamiz|kiraman|uchrashamiz|uchrashaylik|qatnashaman|qatnashamiz); (keling|kelinglar|kelavering|kelaveringlar|kelsin)
    (qilaylik|boshlaylik|ko'raylik|ulaylik|olaylik|gaplashaylik|tuzaylik|qilamiz|boshlaymiz); sinab (ko'r*); (buyurtma|zakaz) (beraman|beramiz|qilaman|qilamiz|qilmoqchi*|bermoqchi*); (xohlayman|xohlaymiz|istayman|istaymiz|xohlar edi*|xohlardi*); (ulang|ulab bering|ulaymiz|ulatamiz|o'rnating|qo'shing); mayli (bo'ladi|kel*|yoz*|qil*|yubor*|unda|unda *); bo'ladi mayli; davayte poprobuy*; (tayyorman|tayyormiz); kutaman; kutamiz; yozing; yozib qo'y*; (ma'lumot|manzil*|narx*|ssilka|havola) ~ (yubor*|tashla*|jo'nat*|ayting); boshlayveringlar; boshlayvering; olib kel*; band qil*; bron qil*; ma'qul; to'g'ri keladi; (kerak edi|kerak bo'lib turuvdi|kerak o'zi|kerak bo'lib turibdi); zakaz`,
  interest:
    "qiziq*; qiziqaman; qiziqtir*; qiziqyap*; zo'r; a'lo; ajoyib; yaxshi (taklif|gap|ekan|narsa|imkoniyat)?; juda yaxshi; foydali; (menga|bizga) kerak; yoqdi; batafsil ~; aytib bering; tushuntirib bering",
  yes: "davayte; davay; ha; xa; xo'p; hop; mayli; bo'ladi; albatta; yaxshi; ok; okey; ha ha; ha bo'ladi; to'g'ri; aynan; bo'pti; bopti; kelaqoling; xo'p bo'ladi; mayli bo'ladi; ha mayli; ha albatta; bo'lardi",
  no: "yo'q; yo'g'e; yo'q yo'q; yoq; e yo'q; yo'qmas",
  question:
    "qancha;necha;nechta;qanaqa;qanday;qayer*;qachon*;kim;nega;nimaga;nima uchun;qaysi;narxi qancha;narxi qanaqa;bu kim;kimsiz;qayerdan;nima bu",
  negatorBefore: "na; hech",
  negatorAfter: "emas*; mas; yo'q; bo'lmaydi; shart emas",
  rude: "bezor*; jonga teg*; jonimga teg*; uyalm*; uyat; aljirama*; yo'qol*; insof*; har kuni; shikoyat; sud; ahmoq; firibgar*; tinch qo'y*; militsiya",
  botOffers:
    "qiziq*; xohlay*; istay*; yozib; taklif*; yubor*; kerakmi; maylimi; rasmiylasht*; ulaymiz*; ulab; yordam; chegirma; bepul; qatnash*; roziligingiz; rozimisiz; jo'nat*; buyurtma; band qil*; bron; sinab; foydalan*; aytib ber*; gapirib; boshlay*; o'tkaz*; aksiya; aksiya*; qabul",
  botAsksMoment:
    "vaqting*; daqiqa; minut; gaplashsak; gaplashish*; qulaymi; eshit*; bandmi*; bezovta",
  botAsksPerson: "emasmisiz; akamisiz; opamisiz; raqamimi",
  botAsksWhen: "qachon; soat nechada; qaysi kun; qaysi vaqt; qay payt; nechada; qaysi payt*",
  botCallsAgain: "qo'ng'iroq*; bog'lan*; telefon*; tel; aloqa*; gaplash*",
  botBooks:
    "kelasiz; tashrif; yozib; uchrash*; usta; o'rnat*; yetkaz*; olib kel*; dars*; ko'rik; qabul*; kuryer",
});
