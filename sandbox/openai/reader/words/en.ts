import { lexicon } from "./lexicon";

export const english = lexicon("en", {
  markers:
    "i;you;the;a;an;is;it;its;im;no;yes;yeah;thanks;thank;not;dont;we;my;me;to;of;and;for;what;this;that;have;can;do;okay;hello;hi;please;are;was;with;on;in;be;got;just;call",
  doNotCall: `
    do not call (list|registry); (stop|quit) ~ (calling|phoning|ringing|bothering|harassing|contacting)
    (never|dont|do not) ~ (call|ring|phone|contact|bother) ~ (again|anymore|any more|ever); never (call|ring|phone|contact)
    (dont|do not) (you)? (ever)? (call|ring|phone|contact|bother) (me|us|here|this); no more calls
    (take|get) (me|us|my number|my name|this number|that number) ~ (off|out) ~; (remove|delete|strike|scratch|scrub|take) ~ (me|us|my|this|our|number|details|name) ~ (off|from|out|list|database|records|system); (lose|forget|burn) (my|this) number; do not ~ (phone|ring|contact) ~ again; cease ~ (calling|contact); last time you ~ call*
    (remove|delete|erase|lose|forget) (my|this|our) (number|details|contact*|name|data); remove me; remove us; unsubscribe; (leave) (me|us) alone; opt out; opting out; report you; blocking (you|this|your); lawyer; harassment`,
  dontCall: "dont call; do not call; dont ring; dont phone",
  wrongNumber: `
    wrong (number|person|guy|house|phone|place|lady|man); misdial*; private (house|home|residence|number|line); (you)? must be (looking for|after|thinking of) (somebody|someone|another|a different); isnt (her|him|me|them|a|the) ~ (you want|youre after|number); this is a (different|private|family|residential) ~; (no|not) (one|body)? ~ (by|of|with|under) that name; (no|there is no|theres no) ~ (maria|john|peter|anna) (here)?; nobody ~ (called|named) ~
    (youve|you have|you)? (dialed|dialled|called|reached|got) ~ wrong ~; not (my|his|her|their) (number|phone); (she|he|they) (doesnt|dont|does not|do not) (live|work) here; (doesnt|does not|no longer) (live|work|works|lives) here; never heard of (him|her|them); i dont know (any|anyone|anybody|who) ~ (name|called|that); i (just)? got this number; had this number (for)?; not (john|maria|peter|anna); mixed up the numbers; isnt (his|her|their) (number|phone) (anymore)?`,
  voicemail: `
    leave ~ (message|name|number); (youve|you have) reached ~; after the (tone|beep); at the tone; (cant|cannot|unable to|not able to) ~ (come|get|take|answer) ~ (phone|call); mailbox; voicemail; voice mail
    (is|are) (not|currently)? (available|unavailable) ~ (take|right|leave|at); not available right now; record your message; person you are (calling|trying); please hang up; ill get back to you; at the sound of`,
  callback: `
    call ~ (back|later|again|another|tomorrow|tonight); (call|ring|phone|try|reach|catch|get) (me|us|him|her|them|back) ~ (back|later|again|at|in|on|tomorrow|tonight|after|around|this|next|monday|tuesday|wednesday|thursday|friday|saturday|sunday)
    (give|gimme) (me|us|him|her|them) a (ring|call|bell|buzz|shout|try); (ring|phone) back; call (me|her|him|them) ~ then; (call|phone|ring) (her|him|them); check back ~; follow up ~ (later|next|in|on|tomorrow|after); reach out ~ (later|next|in|on|tomorrow|after|again); (talk|speak|chat) ~ (later|tomorrow|tonight|after|on|next|then); another (time|day|moment); some other time; (later|tomorrow) (would|is|might|works) ~ (be|better|work|good|best|fine)?; better (time|tomorrow|later); not (right)? now; maybe later; try again ~; try (me|again|later|tomorrow|after|back); (touch base|reconnect|circle back) ~; later please; call (me|us)? (on|at|in|after|around|this|next|any); can (you|we) ~ (later|tomorrow|another); in a bit`,
  busy: `
    (cant|cannot) (really)? (talk|speak|chat); (in|into|walking into|going into|about to walk into) (a|the|my)? (meeting|appointment|class|interview|call); driving; (busy|swamped|tied up|slammed) ~; at work; bad (time|moment); not a good (time|moment); in the middle of ~; (on|onto) (another|the other) (call|line); got my hands full; feeding the ~; boarding; no time (right)? (now)?; dont have time (right)? now; running late; hands are full; at the (doctor*|dentist*|hospital|school)`,
  agreeingNegation: `
    no problem (at all)?; not a problem; no worries; why not; dont mind; wouldnt mind; no objection*; not opposed; (cant|couldnt|wouldnt) hurt; no harm; nothing to lose; dont see why not; wouldnt say no; not bad; wont say no; cant say no`,
  refuse: `
    (not|never|isnt|arent|wasnt|aint) ~ (interested|interesting|looking|needed|necessary|keen|convinced|buying|worth|sold); (dont|do not|wont|didnt|doesnt|wouldnt) ~ (want|need|care|like|buy|use|require); no (need|interest|use|use for|desire); no (thanks|thank you|thankyou|way|sir|chance|maam|forget)
    (id|ill|i|we|well|ill have to|gonna|going to)? (pass|decline) (on)?; (were|im|i am|we are)? all set; (were|im) (good|fine|covered|sorted|ok|okay) (thanks|thank|as|with|for|here)?; happy with (what|our|my|the) ~; (too|so|bit|very) (expensive|pricey|much|steep|dear); (cant|cannot) afford; no money; out of (my|our) (budget|price); already (have|got|use|using|bought|signed|with|chose|decided|did|booked|found); (weve|ive|we|i) (already)? got (one|that|somebody|someone|a); forget (it|about it); cancel (that|it|my|this); changed my mind; count me out; rather not; not (at this time|at the moment|this time|on your life|a chance|happening|going to happen); (i|we) said no; (the|my|our) answer is no; dont bother; leave it; (were|im) sorted; sorted (thanks|already)?; (we|i) (dont|do not) (do|use|drive|own|smoke|drink|eat|travel|plan|see the point) ~; no use ~; not for (me|us); not (my|our) thing; waste of ~; never mind; nah; nope; no no; not today; ripoff; im renting; hard pass; thanks but; save your ~; well stick with ~; sticking with ~; no its ~; not ready to`,
  commit: `
    (sign|put|book|pencil|count|mark|set|get) (me|us|him|her|it|one|that) (up|down|in|for); (send|text|email|mail|message|shoot|forward) (me|us|it|that|over|them|the|somebody|someone|him) ~; (send|text|email) (to)? ~ (number|over|address|details|link|invite|invitation|information|info); ill (take|come|try|buy|do|sign|be|have|go|give|join); well (take|come|try|buy|do|sign|have|join); (lets|let us) (do|try|go|book|start|set|schedule|give|meet|get); (im|i am|were|we are|count me) (in|interested|game|keen); (id|we would|wed|i would) (like|love|be interested|be happy|be keen); i want (it|to|one|that|in); i need (it|one|that|this); sold; deal; up for (it|that|a); that d be ~; thatd be ~; (my|the) (email|address) is ~; grab a pen; you can (send|text|email|come|sign|put|book) ~; where do i sign; sign me ~; set it up; set that up; lets hear it; lock it in; get me ~ (started|one|a); go (ahead and|for it); come (over|by|round|around|and); (sounds|thats) ~ (like a plan|works|perfect|great lets); works for (me|us); book (it|one|a|the|that); schedule (it|one|a|the|that); reserve ~; (happy|glad|willing) to (try|meet|come|see|take|have); looking forward; see you ~; that works; that would be (great|good|perfect|nice|lovely|fantastic|helpful|useful); please do; yes please; interested in (that|it|this|trying|seeing|hearing|a|the)`,
  interest: `
    interested; interesting; curious; sounds (good|great|interesting|nice|fair|reasonable|promising|perfect|useful|like); tell me more; like (the idea|that|to know|to hear); (could|would|might|definitely) (be)? (use|useful|helpful|interesting); that would help; good (idea|offer|price|deal); been (looking|thinking|meaning); we do need; exactly what (i|we); go on; i could use; we could use`,
  yes: "yes; yeah; yep; yup; sure; okay; ok; alright; all right; of course; certainly; absolutely; definitely; fine; right; please; go ahead; gladly; why sure; uh huh; fair enough",
  no: "no; nope; nah; not really; i dont think so; afraid not",
  question:
    "how;what;whats;who;whos;where;wheres;why;when;which;is it;is that;is this;are you;do you;does;does it;can i;can you;could you;would you;will it;and how;and what;and where;and who;and when;but what;but how;so how;so what",
  negatorBefore:
    "not; never; dont; doesnt; didnt; wont; isnt; cant; wouldnt; without; nor; hardly; aint; arent; wasnt",
  negatorAfter: "(i|we) think not",
  rude: "for gods sake; hell; damn*; unbelievable; sick of; fed up; scam*; shut up; idiot*; how dare; ridiculous; lawyer; police; harass*; you people; bloody; screw; piss*; crap",
  botOffers:
    "would you like; shall i; shall we; interest*; can i send; send you; sign you; reserve; book; offer*; want to; would it help; invite*; invitation; would you be; useful; try; may i tell; free; demo; would that; place; should i; discount; keen; come over; arrange; set up",
  botAsksMoment:
    "have (you)? (got)? (a|two|five)? (minute*|moment|second*); got a (minute|moment|second); good time; is now; a minute; a moment; can you hear; convenient; speak now; talk now; mind if i; problem to answer",
  botAsksPerson: "am i speaking ~; isnt this the number ~; speaking with",
  botAsksWhen:
    "when; what time; which day; what day; good time; best time; better time; which time",
  botCallsAgain: "call*; ring*; phone*; try you; reach you; get back; contact*; catch",
  botBooks:
    "visit*; come in; come by; appointment; demo; deliver*; install*; slot; seat; inspection; book*; meeting; meet; drop by",
});
