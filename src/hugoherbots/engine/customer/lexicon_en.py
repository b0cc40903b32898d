"""English (British, American, second-language): patterns over folded words, so `don't` is `dont`."""

from __future__ import annotations

from collections.abc import Mapping

OR = "or"

WE = "we our id wed"

COMMON = (
    "the and you is are what how do your of to we i that for have with it can this my our us they them be was were will "
    "would not but if so on at from about there here any some when who why where which just like me does did has had a "
    "could should think want need know yes no okay please thank"
)

GENERIC = (
    "happen happens happening happened go goes going thing things tell more like out up down again then today now currently current present these "
    "many much often long since system software using use used doing do does after handle handles looks works working day days see find else other get "
    "im youre its thats ill id ive dont whats were theyre into over most really still back an his her he she even also only very well one two make take give let lets went wrong well badly come came"
)

EVERYDAY = (
    "people person year years month months week weeks minutes hours morning evening monday tuesday wednesday thursday friday pounds percent times time "
    "three four five seven eight nine hundred thousand small large good better best great same place part kind sort side half first last next "
    "business company place everyone everybody anyone anybody nobody nothing something anything everything someone somebody without under between within "
    "before behind until while keep kept come coming came getting gets gone giving gave takes taking took know knows knew think thinks feel feels "
    "says said told asked asking answer question seen looks sounds mean means meant just enough every each little more most less least "
    "important matter matters personally today tomorrow yesterday always never again ever else rather quite sure worth hear heard right understand "
    "understood suppose imagine bother bothers worst hardest biggest cost costs running used able needs needed wanted wants they theyre through "
    "talk talking call long short thats weve theyve youve wouldnt couldnt dont doesnt didnt isnt arent wasnt being been those these other others own"
)
"""Words that stand in many talks, whatever they are about."""

ACTS: Mapping[str, tuple[str, ...]] = {
    "insult": (
        r"idiots?", r"morons?", r"imbecile", r"assholes?", r"arseholes?", r"dickhead", r"bitch", r"bastards?", r"wankers?", r"retard\w*", r"losers?", r"twats?", r"pricks?", r"scumbags?", r"cunts?", r"dumbass", r"jackass", r"tosser", r"motherfucker",
        r"(?:you are|youre|are you|you) (?:just |so |really |all |such |nothing but |a bunch of |clearly |obviously )*(?:an? |the )?(?:\w+ )?(?:stupid|dumb|fools?|pathetic|clueless|thick|liars?|crooks?|thie(?:f|ves)|con artists?|conm[ae]n|cheats?|frauds?|swindlers?|scammers?|criminals?|pigs?|halfwit|disgusting)", r"(?:youre|you are) (?:so |completely |totally )?useless", r"shut (?:the \w+ )?(?:up|your (?:mouth|face|trap|gob))",
        r"(?:dirty|filthy|bloody|lying|thieving|fucking) (?:liar|thief|crook|cheat|cow|idiot|pig|dog|rat)", r"^(?:liar|thief|crook|cheat|fraud|fool)$", r"you(?:re)? (?:lying|lie) to me", r"drop dead", r"^(?:oh |just |you can |why dont you )?get lost$", r"bugger off", r"sod off",
        r"fuck (?:you|off)", r"screw you", r"piss off", r"go to hell", r"stupid (?:man|woman|cow|git)",
    ),
    "meta": (
        r"(?:ignore|forget|disregard) (?:all |your |the |any |all your )?(?:previous |prior |earlier )?(?:instructions|rules|prompts?)", r"system prompt", r"language model", r"chat ?gpt",
        r"are you (?:an? |actually |really |just )*(?:ai|bot|robot|chatbot|computer|machine|human|real)", r"you are (?:now )?an? (?:ai|bot|chatbot|assistant|helpful)", r"just say yes",
        r"give me (?:a |the )?(?:high|full|perfect|100|highest|maximum)(?: \w+)? score", r"pretend (?:you|to be)", r"reveal (?:your|the|all)", r"hidden needs?", r"developer mode", r"break character",
    ),
    "introduction": (
        r"my name is", r"(?:this is|its) \w+ (?:from|of|with)", r"\w+ here from", r"(?:im|i am) \w+(?: \w+)? (?:from|of|with)", r"(?:im|i am) (?:from|with|here (?:about|for|on behalf))", r"we (?:emailed|spoke|talked on the phone)", r"i wanted to (?:ask|talk|speak)",
        r"(?:id|i would) like to talk (?:to you )?about", r"im (?:calling|here|phoning) (?:about|because|for|to)", r"the reason (?:im|i am|for)",
    ),
    "noticed": (r"^(?:\w+ ){0,2}(?:saw|noticed|spotted) (?:the|your|that|you)", r"i (?:just |also )?(?:noticed|saw|spotted|read|remember|couldnt help)", r"last time you (?:said|told|mentioned)", r"you mentioned (?:last|on the phone)", r"congratulations on", r"struck me"),
    "threat": (r"what (?:happens|happened|would happen|do you do) (?:\w+ )?(?:if|when)", r"if (?:nothing|it doesnt|that doesnt) (?:changes?|happens?)", r"if (?:it|that|this) (?:\w+ ){0,3}(?:happens? again|goes wrong|carries on|goes on|stays|breaks|fails)", r"what if (?:\w+ ){0,6}(?:doesnt|fails|breaks|again|wrong|isnt|not)"),
    "helps": (r"(?:would|does|will) (?:that|it|this) (?:\w+ )?(?:help|work|make a difference|do it|do the trick|solve it|be something|take that away)",),
    "feeling": (r"how (?:does|did|do|would|was) (?:that|it|this|you) (?:make you )?(?:feel|for you)(?: (?:about|when) .*)?", r"how (?:was|is) that (?:for|to) you", r"what (?:does|did) (?:that|it) do to you", r"how do you feel"),
    "toll": (
        r"(?:what|how much) (?:does|do|did|is|are|would) (?:it|that|this|those|they|one|a|an|each|every|your) .{0,40}?cost(?:ing)?(?: (?:you|your \w+|the \w+))? .{0,30}?(?:when|if|whenever|every time|each time|per \w+|each|a time)", r"cost(?:ing|s)? (?:you|your \w+)(?: (?:that|it|roughly|about|now|so|far|then|all|in|per|a|\w+ly|each|month|year|week))*$",
        r"(?:what|how much) (?:does|do|did|would) .{1,40}cost (?:you|the \w+|your \w+)", r"(?:what|how much) (?:do|are|did) you (?:lose|losing)", r"what (?:is|does) (?:the|that|this) (?:problem|mess|downtime|delay|mistake|waste)\w* cost\w*", r"how expensive is (?:it|that) when",
    ),
    "worst": (
        r"the (?:very )?(?:hardest|worst|toughest|trickiest)", r"(?:biggest|main|greatest) (?:problem|headache|worry|frustration|concern|issue|pain)", r"(?:bothers?|annoys?|worries|troubles?|hurts?|frustrates?|gets to) you(?: \w+)? (?:the )?most", r"most (?:important|annoying|frustrating|difficult|painful)", r"(?:bothers?|annoys?|frustrates?) you", r"matters? most",
    ),
    "open": (
        r"what (?:isnt|doesnt|could|goes|is not|does not|might) (?:\w+ ){0,4}(?:work\w*|go\w*|better|right|wrong|improved?)", r"what happens(?! (?:if|when))", r"how do things", r"hows business", r"tell me (?:a bit |something |more )?about", r"(?:normal|typical|average) (?:day|week|shift)", r"what does a day", r"what(?:s| is) up", r"what (?:breaks|fails|hurts)", r"whats going on", r"what is going on", r"talk me through", r"walk me through", r"what are you dealing with",
        r"what brings", r"what can you tell", r"hows it going with", r"what is it like", r"whats it like", r"what do you do (?:here|exactly)", r"how does (?:it|everything|your \w+) (?:work|run)",
    ),
    "you": (r"you", r"your", r"yours"),
    "refers": (r"(?:over|from|because of) (?:that|it|this)", r"(?:that|it) then$", r"(?:isnt it|dont you|arent they|wasnt it|i suppose|i guess|i take it|huh)$", r"(?:about|of|with|to|behind|for|by|in) (?:that|it|this|them)", r"(?:that|this|it|them|so)$", r"does that", r"is that", r"did that", r"thats the"),
    "greeting": (r"hello", r"hi", r"hey", r"good (?:morning|afternoon|evening)", r"nice to meet you", r"pleased to meet"),
    "small_talk": (
        r"how are you(?: doing)?", r"hows (?:it going|tricks|things|life)", r"how is it going", r"how do you do", r"(?:lovely|nice|terrible|awful|great|lousy) weather", r"the weather", r"weekend", r"holidays?", r"traffic",
        r"football", r"the match", r"(?:nice|lovely|great|good|cup of) coffee", r"rain(?:ing|y)",
    ),
    "flattery": (
        r"(?:amazing|impressive|incredible|fantastic|wonderful|brilliant|beautiful|awesome) (?:company|business|office|question|place|team|site|person|operation)",
        r"(?:great|excellent|smart|brilliant|fantastic|really good) question", r"(?:you are|youre) (?:clearly |obviously |really |so |such )*(?:an? )?(?:very )?(?:smart|brilliant|visionary|expert|genius|sharp|amazing|intelligent|leader)\w*",
        r"huge fan", r"big fan", r"i (?:really |so )?admire", r"people like you", r"someone of your (?:calibre|caliber|experience|vision)",
    ),
    "agenda": (
        r"(?:id|i would|i|can i|may i|let me|heres what id|here is what i) suggest .*(?:first|then|end|after)", r"first .*(?:then|after that|afterwards|and at the end|finally) .*(?:work|okay|ok|sound|suit|agree|fine|alright|happy|fair)",
        r"agenda .*(?:work|okay|ok|sound|suit|agree|fine|add|happy)", r"how would you like to (?:use|run|spend) (?:this|the|our)",
    ),
    "entry": (
        r"(?:can|may|could|might) i (?:just |first |perhaps |maybe )*ask (?:you )?(?:a few|some|a couple|one or two|two|three|something|a quick)?", r"(?:mind|okay|ok|alright|all right) if i (?:just |first |start by )*ask\w*",
        r"would you mind if i asked", r"ok to ask", r"okay to ask",
    ),
    "reference": (
        r"(?:one of our|a|another) (?:customers?|clients?)(?: of ours)?", r"customers? of ours", r"we (?:recently |just |have )?(?:helped|worked with)",
    ),
    "paraphrase": (
        r"(?:if|did|do|have) i(?:ve)? (?:understand|understood|hear|heard|got|get)(?: you| it| that| this)?(?: right| correctly| properly)?", r"so youre (?:saying|telling)", r"so you are (?:saying|telling)", r"what im hearing",
        r"what i hear", r"sounds like", r"sounds as if", r"let me (?:summari[sz]e|recap|play that back|see if i|check)", r"in other words", r"to (?:summari[sz]e|recap|sum up)", r"^(?:(?:okay|ok|right|well|and|yes|all right|got it|i see|hm) )*so (?:for you|on|its|the|you|your|youre|this|up to|at|basically|really|what youre)(?! (?:do|are|have|would|could|can)\b)",
        r"you(?:re| are) (?:basically |really |essentially )?saying", r"you said",
    ),
    "lock": (
        r"did i (?:get|understand|hear|catch) (?:that|it|you|this)(?: right| correctly)?", r"have i (?:got|understood|heard|summed) (?:that|it|you|this)?(?: up)?(?: right| correctly)?", r"is that (?:right|correct|fair|accurate|about right|it|a fair summary)", r"am i (?:right|hearing)", r"that about right", r"sound(?:s)? (?:about )?right", r"got that right",
        r"do i have that right", r"correct$", r"right$", r"is that how", r"would that be fair",
    ),
    "lead": (
        r"suppose", r"supposing", r"imagine", r"what if", r"what would (?:happen|it|that|you|your|this|he|she|they|have)", r"how would (?:it|that|your|you|head|things)", r"if you could", r"lets say", r"picture",
    ),
    "empathy": (
        r"(?:that|it|this) (?:must|sounds|cant|would) (?:\w+ ){0,3}(?:hard|tough|awful|terrible|rough|horrible|rotten|a pain|a nightmare|a shame|worrying|frustrating|difficult|annoying|stressful|easy|painful|exhausting|tiring)", r"i can (?:well |certainly )?(?:imagine|see why|understand)", r"i (?:completely |fully |totally |do |really )?(?:understand|get (?:that|it)|see (?:why|that)|hear (?:you|that))",
        r"understandabl[ey]", r"fair (?:point|enough|concern|question)", r"thats (?:fair|true|right)", r"i dont doubt", r"worth something", r"(?:that )?makes sense", r"id (?:be|feel|want|probably|ask)\w*", r"i would (?:be|feel|want)", r"good point", r"of course", r"youre right", r"you are right", r"naturally", r"i dont blame", r"nobody (?:wants|likes)", r"quite right", r"sounds as if",
    ),
    "dismissal": (
        r"i (?:understand|get that|hear you|see)(?: that| it| what you mean)?,? but", r"dont (?:you )?worry", r"no need to worry", r"(?:thats|that is|its) (?:not|no) (?:really )?(?:a |an )?(?:problem|issue)", r"youll be fine", r"trust me", r"with all due respect", r"thats not true",
        r"youre wrong", r"you are wrong", r"nonsense",
    ),
    "discount": (
        r"discounts?", r"percent off", r"per cent off", r"\d+ off", r"special (?:price|offer|deal)", r"cheaper", r"knock .{0,20} off", r"free month\w*", r"for free", r"better price", r"lower (?:the |our )?price", r"drop the price", r"bargain",
    ),
    "pressure": (
        r"(?:sign|decide|commit|buy|act|order) (?:today|now|right now|this minute|right away)", r"only (?:valid |good )?(?:today|this week|until)", r"last chance", r"offer (?:ends|expires|is only|runs out)", r"(?:you|we) (?:have|need) to (?:act|decide|move) (?:now|fast|today|quickly)", r"regret",
        r"missing out", r"miss out", r"before its too late", r"what are you waiting for", r"now or never", r"cant afford not to", r"only (?:two|three|one) (?:slots|places|spots|units)", r"your competitors? (?:are|is|already|will)", r"no brainer", r"just sign", r"sign here",
    ),
    "close": (
        r"(?:shall|should|can|could|why dont|how about) we .{0,90}?(?:book|schedule|set up|set a|fix|start|sign|plan|arrange|go ahead|get started|do it|meet|try|agree|put (?:it|a)|pencil|diary|calendar)\w*",
        r"(?:can|could|may|shall|should) i (?:book|put|sign|pencil|schedule|send you the (?:contract|agreement)|draw up)", r"would (?:next )?(?:monday|tuesday|wednesday|thursday|friday|tomorrow|next week|the first \w+)", r"does (?:next )?(?:monday|tuesday|wednesday|thursday|friday|tomorrow|next week)",
        r"are you (?:ready|willing|happy|prepared) to", r"ready to (?:sign|start|move|go)", r"do we have a deal", r"lets (?:book|schedule|get started|sign|fix|set|do it|put|plan|arrange|go ahead)",
        r"if (?:we|i) .{3,90} (?:will|would) you (?:be |then )?(?:sign|agree|go|start|buy|commit|ready|willing|happy|prepared|move|give|take)\w*", r"whats the next step", r"what is the next step", r"where do we go from here", r"id like to (?:fix|book|schedule|set|plan|arrange)",
        r"i would like to (?:fix|book|schedule|set|plan|arrange)", r"(?:i|id|i would) (?:suggest|propose) (?:we|that we) .{0,80}?(?:monday|tuesday|wednesday|thursday|friday|next week|tomorrow)", r"want to (?:go ahead|sign up|get started|buy)", r"do you want to (?:start|order|proceed|go)", r"suit you better",
    ),
    "concrete": (
        r"monday|tuesday|wednesday|thursday|friday|tomorrow", r"next (?:week|month)", r"\d+ (?:january|february|march|april|may|june|july|august|september|october|november|december)", r"(?:january|february|march|april|june|july|august|september|october|november|december) \d+",
        r"\d+ ?(?:oclock|am|pm)", r"at (?:eight|nine|ten|eleven|noon|one|two|three|four)", r"(?:first|second|last) (?:monday|week|day) of", r"in (?:a|one|two|three) weeks?", r"this (?:week|month)", r"a week on",
    ),
    "goodbye": (
        r"good ?bye", r"bye(?: bye)?", r"have a (?:nice|good|great|lovely) (?:day|one|evening|afternoon|weekend)", r"see you(?: then| there| soon| on| next)?", r"talk (?:soon|to you)", r"speak soon", r"thanks? (?:you )?for your time", r"ill let you go", r"take care", r"hang up",
    ),
    "parking": (
        r"come back to (?:that|it|this|the)", r"get (?:back )?to (?:that|it) (?:later|in a|shortly|soon)", r"park (?:that|it|this)", r"hold that thought", r"return to (?:that|it|this)", r"(?:in a (?:minute|moment)|later|shortly) .*come back",
    ),
    "apology": (r"sorry", r"my (?:apologies|mistake|bad|fault)", r"apologi[sz]e", r"pardon", r"excuse me"),
    "admit": (r"i (?:honestly )?dont know(?: yet)?", r"ill (?:find out|check|look into|get back)", r"let me check", r"not sure off the top"),
    "pitch": (
        r"we (?:offer|provide|deliver|guarantee|have (?:a|the|an)|are (?:the|market|number|a leading))", r"our (?:\w+ )?(?:solution|platform|system|product|service|software|tool|technology|approach|tags?|kit|app|machines?|package|company)", r"it (?:comes|includes|features)",
        r"(?<!do )(?<!did )(?<!when )(?<!if )(?<!can )(?<!would )(?<!do you )you(?:ll| will)? get", r"market leader", r"leading provider", r"state of the art", r"cutting edge", r"world class", r"the system (?:does|logs|has|can|gives|shows|tells)", r"best in (?:class|the)", r"number one", r"revolutionary",
    ),
    "proposal": (
        r"for (?:you|your \w+)(?: that| this| it)? means", r"that means (?:you|your|for you|nobody)", r"so (?:that )?(?:you|your \w+) (?:can|wont|dont|no longer|will|get|see|know|keep)", r"(?:that|this|which) gives (?:you|your)", r"so (?:theres|there is|nobody|no \w+) ", r"that way (?:you|your|nobody)", r"no longer", r"hardly any", r"from then on",
    ),
    "follow_up": (
        r"why", r"whys", r"how come", r"how so", r"tell me more", r"what do you mean", r"go on", r"for (?:example|instance)", r"(?:can|could) you (?:explain|elaborate|give|say more|expand)", r"in what way", r"and then", r"what else", r"anything else", r"what makes (?:you|that|it)", r"what happened", r"what is behind", r"whats behind",
        r"say more", r"what exactly", r"which part", r"what was it", r"whats holding", r"what is holding", r"what would (?:have|need) to", r"what part", r"help me understand", r"what (?:\w+ )?went wrong", r"walk me through that",
    ),
    "why": (r"why", r"whys", r"how come", r"what makes"),
    "opinion": (
        r"do you (?:think|feel|see|find|like|make of|reckon)", r"your (?:own )?(?:view|opinion|take|feeling)", r"important", r"matters?", r"expect\w*", r"concerns? you", r"worr(?:y|ies|ied)", r"frustrat\w*", r"bothers?", r"happy with", r"satisfied", r"hope", r"keeps? you", r"look like", r"how do you (?:feel|see)", r"what do you (?:think|make)",
        r"the (?:hardest|worst|biggest|toughest|most)", r"why", r"would you call", r"personally", r"really about", r"ideal",
    ),
    "fact": (r"how many", r"how much", r"how long", r"how often", r"who", r"when", r"where", r"which", r"since when", r"what (?:is|are|do|does|kind|sort|system|budget)", r"how big", r"how (?:does|do|is|are)", r"do you (?:have|use|record|keep|run)"),
    "view_of_offer": (
        r"what do you (?:think|make|reckon) (?:of|about) (?:that|this|it|the|our|my)", r"how does (?:that|this|it) (?:sound|look|strike|land|feel|sit)", r"what(?:s| is) your (?:reaction|view|take|opinion|first impression)(?: to| of| on)? (?:that|this|it|the proposal)", r"does that (?:appeal|speak to you|make sense for)",
        r"your thoughts on (?:that|this)", r"what do you think$", r"how do you (?:feel|see) (?:about )?(?:that|this) (?:proposal|idea|approach|working)", r"could you see that working",
    ),
    "price": (r"pric(?:e|es|ing)", r"costs?", r"fees?", r"quote", r"invoice", r"pounds?", r"dollars?", r"euros?", r"per month"),
    "go_on": (r"go on", r"im listening", r"carry on", r"tell me more", r"do continue", r"keep going"),
    "backchannel": (
        r"^(?:(?:yes|yeah|yep|ok|okay|right|sure|i see|got it|interesting|understood|clear|fine|great|good|aha|no|nope|go on|im listening|of course|cool|indeed|exactly|absolutely|so|well|alright) ?){1,4}$",
    ),
    "thanks": (r"thank you", r"thanks", r"cheers"),
    "competitor_bashing": (r"(?:competitors?|competition|the others|other (?:firms|suppliers|vendors)|they) (?:\w+ ){0,4}(?:rubbish|terrible|crap|junk|useless|awful|clueless|bankrupt|a joke)",),
}  # fmt: skip

LEAD_INS = "and|so|but|okay|ok|right|well|then|yes|alright|now|sure|fine|great|thanks|look"

QUESTION_START = (
    "(?:is|are|was|were|does|do|did|has|have|can|will) (?:the|your|you|they|there|people|everyone|anyone|he|she|any)",
    "do (?:many|most|some|all|a lot)", "do things", "do those", "do these", "how(?! (?:we|i)\\b)", "what(?! (?:we|i|our|id|ive|im|were|wed|weve|well|ill|it|they|you)\\b)", "who", "why", "when(?! (?:we|i|you|they|it|the)\\b)", "which", "where", "whose", "can you", "could you", "would you", "do you", "did you", "are you", "have you",
    "is that(?! (?:we|i|they|you|the|it|our)\\b)", "is it", "is there", "are there", "was it", "were you", "may i", "can i", "could i", "shall we", "should we", "does that", "does it", "does your",
    "do your", "has your", "has that", "have i", "did i", "am i", "will you", "would that", "would it", "and how", "and what", "and who", "and why", "and when", "and which",
    "ever", "whys", "whats", "wheres", "whos", "hows", "would", "does", "so what", "so how", "so who", "in what", "by when", "with whom", "at what", "for how", "since when", "on what", "any",
)  # fmt: skip
QUESTION_END = (
    "isnt it",
    "dont you",
    "do you",
    "arent they",
    "arent you",
    "wasnt it",
    "i suppose",
    "i guess",
    "i take it",
    "huh",
    "or not",
    "i imagine",
    "or what",
)
QUESTION_INSIDE = (
    r"tell me", r"im (?:just |really )?(?:curious|wondering|interested)", r"i(?:d| would) (?:like|love) to (?:know|hear|understand)", r"walk me through", r"talk me through", r"describe", r"help me understand", r"i wonder",
    r"what (?:is|are|was|do|does|would|happens?|makes|matters)", r"how (?:many|much|long|often|do|does|did|is|are|big)", r"who (?:decides|is|are|else|signs)", r"do you (?:have|use|think|know|keep|run|feel)",
)  # fmt: skip

THEMES: Mapping[str, tuple[str, ...]] = {
    "source": (
        "how did you hear", "how did you find us", "what prompted", "what triggered", "current situation", "currently", "at the moment", "how do you handle", "how do you do it today",
        "how does it work today", "background", "tell me about your company", "tell me about your business", "set up today",
    ),
    "motivation": (
        "problem", "problems", "challenge", "challenges", "pain", "frustrating", "frustration", "struggle", "struggling", "bothers", "keeps you up", "why now", "difficult", "hardest", "worst", "improve", "worry", "worries", "motivation", "priority", "goes wrong", "going wrong", "driving this",
    ),
    "experience": (
        "experience", "experiences", "tried before", "in the past", "previously", "used before", "happened before", "last time", "previous supplier", "current supplier", "your supplier", "worked with", "happy with", "so far", "tried anything",
    ),
    "expectations": (
        "expect", "expectation", "expectations", "hope", "hoping", "ideal", "ideally", "result", "goal", "goals", "objective", "looking for", "success", "wish", "outcome",
    ),
    "alternatives": (
        "alternative", "alternatives", "other suppliers", "other vendors", "other options", "competitors", "competitor", "anyone else", "compare", "comparing", "quotes", "shortlist", "doing nothing", "someone else",
    ),
    "budget": (
        "budget", "put aside", "set aside", "the money side", "price", "cost", "costs", "spend", "invest", "investment", "money", "afford", "pay", "funds", "financial", "payback", "sign off",
    ),
    "timing": (
        "timing", "timeline", "deadline", "how soon", "when do you need", "when would you", "how quickly", "urgent", "urgency", "by when", "start date", "timeframe", "time frame", "schedule for",
    ),
    "decision_criteria": (
        "decide", "decides", "last word", "need to agree", "has to agree", "final say", "has a say", "decision", "decisions", "criteria", "who else is involved", "who is involved", "sign this off", "important", "matters most", "choose", "choosing", "convince", "weigh", "approval", "stakeholders", "what matters",
    ),
}  # fmt: skip

NUMBERS: Mapping[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
}  # fmt: skip
