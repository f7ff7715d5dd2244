import { lexicon } from "./lexicon";

export const uzbek = lexicon("uz", {
  markers:
    "men;siz;menga;bizga;sizga;biz;bu;nima;qanday;qanaqa;yo'q;ha;xa;hozir;rahmat;kerak;emas;bor;edi;ekan;bo'ladi;mayli;xo'p;va;lekin;kim;qancha;soat;aka;uka;opa;ertaga;bugun;uchun;bilan;ham;endi;assalomu;alaykum;salom;iltimos;qiling;allo;yaxshi;o'zi;bizda;menda;keyin;kerakmas;narxi;hammasi;shu;biror;eshitaman",
  doNotCall: `(telefon|qo'ng'iroq|tel|zvonit) ~ (qilmanglar|qilmang|qilmagin*|qilmasin*|qilma) ~ (deb|dedim|aytdim*|iltimos|boshqa|endi); (raqamim*|nomerim*|meni|telefonim*) ~ (o'chiring*|o'chirib*|olib tashlang*|chiqaring*|chiqarib*|unuting*|bloklang*); (aytdim|aytganman|so'raganman) ~ (qilmang*|bezovta*); (bezovta|notinch) (qilmang*|qilavermang*|qilmanglar|qilishni bas*); (blok*|qora ro'yxat*|spam); (qo'ng'iroq|telefon)* ~ (istamayman|xohlamayman); 
    (boshqa|ikkinchi|qaytib|hech qachon|umuman|aslo|endi|bundan keyin|buyog'iga) ~ (qo'ng'iroq|telefon|tel|bezovta|zvonit) (qilmang*|qilmasin*|qilmanglar|qilma|qilmasangiz|qilmaysiz|bo'lmang|qilmagin*|qilavermang*)
    (qo'ng'iroq|telefon|tel|bezovta) ~ (boshqa|ikkinchi|umuman|hech) ~ (qilmang*|qilmasin*|qilma)
    (menga|bizga|bu raqamga|shu raqamga) ~ (qo'ng'iroq|telefon|tel|zvonit) (qilmang*|qilmasin*|qilma|qilavermang*); bezovta qilmang*; boshqa bezovta ~; (qo'ng'iroq|telefon|tel) qilaverma*; (qo'ng'iroq*|sms*) ~ (kerak emas|kerakmas|yubormang*) ~ boshqa; boshqa (yozmang*|yubormang*|qo'ng'iroqlar*); (qo'ng'iroq|telefon) qilishni (bas|to'xtat*|bas qil*)
    (raqamim*|nomerim*|meni|telefonim*|bizni) ~ (o'chir*|olib tashla*|chiqarib*|unut*|o'chirib*); (o'chirib|olib|chiqarib) (tashla*|yubor*) ~; (ro'yxat*|baza*|bazangiz*) ~ (o'chir*|chiqar*|olib tashla*); tinch qo'y*; shikoyat ~; sudga ~; qora ro'yxat*`,
  dontCall: "qo'ng'iroq qilmang*; telefon qilmang*; tel qilmang*",
  wrongNumber: `degan (odam*|kishi*|inson|ayol|erkak) ~ (yo'q|tanimay*|bilmay*); (nomer*|raqam*) ~ (almashtir*|chalkashtir*|adashtir*|xato*|boshqaniki); (ishdan ketgan|ko'chib ketgan|bu yerda ishlamaydi|bu yerda yashamaydi|bu yerda yo'q endi); bu (mening|boshqa|shaxsiy) ~ (raqamim|nomerim|odam*|raqam|nomer)*; (kimga|kimni) ~ (kerak*|so'rayapsiz|qidiryapsiz) ~ (emas|yo'q|adash*); men (u|o'sha) (emasman|odam emasman); (u|bunday|unday|o'sha) (odamni|kishini) (tanimay*|bilmay*); boshqa (raqam|nomer)* (tushib*|terib*|ekan*); 
    adash*; (uy telefoni|bu xonadon|shaxsiy raqam);  noto'g'ri (raqam*|nomer*|tush*|ter*|joy*); (raqam*|nomer*) ~ (noto'g'ri|xato|adash*|boshqa|o'zgargan|almashgan); xato (raqam*|qildingiz|qilyapsiz|terdingiz|tush*|nomer*|joy*)
    boshqa (odam*|kishi*) ~ (raqam*|nomer*)?; unaqa (odam|kishi|inson) ~ yo'q; bunaqa odam ~ yo'q; bunday (odam*|kishi) ~; (men|bu) ~ emasman; tanimayman; (unaqasi|bunaqasi) yo'q; boshqa joyga tush*; o'xshatdingiz; bu boshqa raqam*`,
  voicemail: `
    xabar* qoldir*; signal* ~ (so'ng|keyin); ovozli (pochta|xabar); (abonent*|mijoz) ~ (javob|hozir*|vaqtincha|o'chir*|tashqarida|band); javob bera olmay*; avtojavob*; (telefon|apparat*) ~ (o'chirilgan|o'chiq); xizmat doirasidan; tarmoqdan tashqari*; ovozli signal*; xabaringizni`,
  callback: `(keyin|keyinroq|ertaga|kechqurun|boshqa kuni|kechroq|dushanba*|seshanba*|chorshanba*|payshanba*|juma*|shanba*|yakshanba*|haftada|keyingi hafta*|soat*) ~ (bog'lan*|qo'ng'iroq*|telefon*|tel|gaplash*|chiqing*|yozing|so'rang*|aloqa*|teri*); (u|erim|xotinim|direktor*|boshliq*|dadam|oyim|akam) ~ (keladi|bo'ladi|qaytadi|kelsa|bo'lganda|qaytganda) ~; (u bilan|erim bilan|direktor bilan|boshliq bilan|o'zi bilan) ~ (gaplash*|bog'lan*); (bir|ikki|yarim) (soat*|kun*|hafta*) ~ (keyin|so'ng) ~; (keyin|keyinroq) (bo'lsa|yaxshi|ma'qul|mayli|qulay)* ~; vaqtim bo'lganda ~; 
    (keyin|keyinroq|ertaga|indinga|kechqurun|kechroq|boshqa payt|boshqa safar|boshqa vaqt|birozdan keyin|sal keyin|kechki payt) ~ (qo'ng'iroq*|telefon*|tel|gaplash*|bog'lan*|aloqa*|zvonit*|terib*|terarsiz|tering)
    (qo'ng'iroq|telefon|tel|zvonit|aloqaga) (qiling*|qilsangiz*|qilasiz|qilarsiz*|qil|qilvoring*|qilib*|qilgin*|qilaqoling|qilinglar|qibering|qivoring*|chiqing*|qilsa bo'ladi|qiling* keyin*); bog'laning*; bog'lansangiz; terib ko'ring; qayta (qo'ng'iroq*|telefon*|tel|bog'lan*|teri*|aloqa*)
    keyinroq; kechroq; (tering|teringlar|terarsiz) ~; murojaat qiling*; gaplashamiz keyin*; keyin gaplash*; boshqa payt*; boshqa vaqt*; o'shanda gaplash*; hozir emas; keyin bo'lsin`,
  busy: `kasalxona*; shifoxona*; kasal*; dam olyapman; ovqatlan*; ovqatda*; uyqu*; samolyot*; chet el*; ta'til*; bolalar ~; janoza*; mijoz* ~ bor; mijoz bilan*; shoshilinch; metroda*; imtihon*; darsim bor; majlisim bor; hozir ishlayapman; hozir sal *; qo'lim tegmay*; 
    band*; majlisda*; yig'ilishda*; ishdaman; ishda edim; darsda*; vaqtim yo'q; vaqt yo'q; vaqtim ziq; rulda*; mashina haydayapman; haydovda*; yo'lda*; gaplasholmayman; gapirolmayman; gaplasha olmayman; gapira olmayman; hozir bo'lmaydi; ishim ko'p; shoshib*; shoshyapman; noqulay; uxla*; mehmonda*; ko'chada*; bozorda*; to'yda*; qo'lim band; ish payti`,
  agreeingNegation:
    "qarshi emas*; qarshiligim yo'q; nega yo'q; nega endi yo'q; muammo yo'q; muammo emas; e'tirozim yo'q; zarari yo'q; yomon emas; chakki emas; bemalol",
  refuse: `(sotib|almashtirib|tugatib|yopib|olib|qilib|ulab|o'rnatib) (yuborganman|bo'lganman|bo'lganmiz|bo'lgandik|yuborganmiz|yubordik|qo'yganmiz|qo'yganman|olganmiz|olganman|bo'ldik); (sotganman|sotganmiz|yopganmiz); ilojim yo'q; imkonim yo'q; imkoniyat* yo'q; sharoit* (yo'q|to'g'ri kelmaydi); (hech|umuman|mutlaqo|aslo) (qanday|nima|narsa|kerak*|qiziq*) ~ (emas|yo'q|mas|kerak emas); (o'zimiz*|o'zimning|bizning) ~ (bor|yetadi|usta*|odam*); (nima|nega) (keragi|kerak) ~ (bor)?; nimaga kerak; endi ~ (kerakmas|kerak emas|shart emas); (kech|kechikdingiz|kech qoldingiz*); (xursandmiz|mamnunmiz) ~; (qarz|nasiya) (olmay*|olishni istama*); (minnatdorman|tashakkur) ~ (lekin|kerak*|shart*); boshqasini (tanla*|oldik|topdik); (bormayman|kelmayman|yozilmayman|olmayman|qilmayman|ishonmayman|xohlamayman|istamayman|kerak deb*); yo'q (endi|rahmat|aka|opa|uka|kerak*|bo'lmaydi|qiziq*); bizga to'g'ri kelma*; (bekor|behuda) (gap|ovora|vaqt*); 
    kerakmas; kerak (emas|bo'lmaydi|bo'lmayapti|bo'lmadi); keragi yo'q; kerak bo'lmas*; lozim emas; shart (emas|mas); shartmas
    (qiziqmas*|qiziqmayman|qiziqmaymiz|qiziq (emas*|mas)|qiziqish* yo'q); xohlama*; istama*; (olma|qilma|bora|kelma|kira|qatnashma|yozilma|ishlatma)(yman|ymiz|smiz)
    (yozil|qatnash|ishlat|almashtir|to'la|foydalan|o't|sotib olma|qo'sh)(mayman|maymiz|mas edim|masdim); (olma|qilma|borma|kelma|kirma)(yman|ymiz); nima qilaman ~; (foydasi|ma'nosi|keragi) yo'q; hozircha (yo'q|kerak emas|kerakmas|shart emas|olma*); yoqmadi; o'zim ~ (hal qil*|qilib ol*|topib ol*|ko'rib ol*); (hojati|zarurat*|ehtiyoj*|hojat|keragi|fursat*) (yo'q|emas|qolmadi); (qimmat|qimmatroq|qimmatku); pulim yo'q; pul yo'q; cho'ntagim ~; yo'q (rahmat|raxmat|kerak*|yo'q|endi|aka|uka); rahmat (yo'q|kerak*|shart*)
    (bizda|menda|o'zimizda|bizniki|o'zimda) ~ (bor|bor edi|yetarli); allaqachon ~ (bor|oldi*|qildi*|olgan*|qo'y*|ulan*|tanla*|topdi*|bo'ldi*|hal*); (oldik|olib bo'ldik|olganman|olib bo'lganman|olganmiz|topdik|tuzatdik|qildirdik); (almashtirmoqchi|olmoqchi|qilmoqchi|o'tmoqchi|bormoqchi|yozilmoqchi) emas*; (fikrim|niyatim|rejamiz|rejam|xohish*|hohish*) (yo'q|o'zgardi|emas); (rejada|niyatda) yo'q; o'ylab qo'yganim yo'q; ovora bo'lmang*; bekor qil*; to'g'ri kelma*; ishonmayman; bo'lmaydi bizga; (yetadi|yetarli)`,
  commit: `(borib|kelib|kirib) (ko'raman|ko'ramiz|qolaman|ko'raylik); (qilib|ochib|ulab|tayyorlab|o'rnatib|olib|band qilib|qo'shib) (bering|beringlar|qo'ying|qo'yinglar|beraver*); (a'zo|obuna) (qil*|bo'l*); (xo'p|mayli|bo'pti|ha) (keling*|kelaver*|yozing*|yubor*|qiling*|olaman|boraman|roziman|boshla*); (men|biz) (tayyor*|rozi*|boraman|boramiz|olaman|olamiz); (qayerga|qachon) (boray|kelay|borsak|kelsak|borsam|kelsam) ~; (telegram*|votsap*|sms) ~ (yozing|yuboring|tashlang|jo'nating) ~; (sinab|tatib|ko'rib) (ko'ray*|ko'ramiz|ko'raman|ko'rsak|ko'rish*); (yozil|qatnash|ulan|ol|boshla|kel|bor|qil|kelish|uchrash)(aman|amiz|sam bo'ladi|moqchiman|moqchimiz|ay|aylik); zakaz qil*; buyurtma (ber*|qil*); (manzil*|adres*) ~ (ayting*|yozing*|yuboring*|bering*); (pasport*|hujjat*) ~ (olib boraman|yuboraman|tayyor*); 
    (yozib|ro'yxatga) (qo'y*|ol*|yubor*|qo'yvor*|qo'yaver*); yoziling; yozilaman; yozilamiz; yozilmoqchi*; yozing (meni|bizni)?; rasmiylashtir*
     (jo'nating*|yuboring*|yuboraman|tashlang*|tashlab*|yuboring*|yuboravering*|yuborib (qo'y*|tur*|bering)|tashavoring|jo'natib*|otib yubor*)
    (olaman|olamiz|olmoqchi*|olib keling*|olib kelavering); (boraman|boramiz|kelaman|kelamiz|kiraman|uchrashamiz|uchrashaylik|qatnashaman|qatnashamiz); (keling|kelinglar|kelavering|kelaveringlar|kelsin)
    (qilaylik|boshlaylik|ko'raylik|ulaylik|olaylik|gaplashaylik|tuzaylik|qilamiz|boshlaymiz); sinab (ko'r*); (buyurtma|zakaz) (beraman|beramiz|qilaman|qilamiz|qilmoqchi*|bermoqchi*); (xohlayman|xohlaymiz|istayman|istaymiz|xohlar edi*|xohlardi*); (ulang|ulab bering|ulaymiz|ulatamiz|o'rnating|qo'shing); mayli (bo'ladi|kel*|yoz*|qil*|yubor*|unda|unda *); bo'ladi mayli; davayte poprobuy*; (tayyorman|tayyormiz); yozing; yozib qo'y*; (ma'lumot|manzil*|narx*|ssilka|havola) ~ (yubor*|tashla*|jo'nat*|ayting); boshlayveringlar; boshlayvering; olib kel*; band qil*; bron qil*; to'g'ri keladi; (kerak edi|kerak bo'lib turuvdi|kerak o'zi|kerak bo'lib turibdi); zakaz`,
  interest:
    "qiziq*; qiziqaman; qiziqtir*; qiziqyap*; zo'r; a'lo; ajoyib; yaxshi (taklif|gap|ekan|narsa|imkoniyat)?; juda yaxshi; foydali; (menga|bizga) kerak; yoqdi; batafsil ~; aytib bering; tushuntirib bering",
  agree: "kelishdik; kelishamiz; kutyapman; roziman; rozimiz; bo'pti; ma'qul",
  listening:
    "eshitaman; eshitamiz; eshityapman; gapiring; gapiravering; gapir*; quloq*; aytavering; ayting; so'zlang; labbay; salom; assalomu alaykum; alaykum*; allo; davom eting",
  hedge:
    "javob berishga tayyor emas*; tayyor emas*; bilmadim; bilmasam; bilmayman; (o'ylab|o'ylanib) (ko'r*|ol*); o'ylash kerak; o'ylay*; maslahatlash*; balki; ehtimol; aniq emas; hali (aniq|bilm*|hal) ~; ikkilanyapman; ko'ramiz; qaraymiz; bir narsa (deyish|deyolmay*) ~; qiyin; (ha|yo'q) (deya|deb) ~ olmayman; ishonchim komil emas",
  farewell:
    "xayr; hayr; sog' bo'ling; xayrli kun; ko'rishguncha; yaxshi qoling; omon bo'ling; salomat bo'ling",
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
