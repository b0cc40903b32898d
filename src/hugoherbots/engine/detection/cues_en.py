"""English wordings that hint at what a seller or a customer does, as patterns over normalised text."""

from __future__ import annotations

_MACROS = {
    "<DAY>": (
        "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|(?:next|this|coming) (?:week|month|quarter)|january|february|march|"
        "april|june|july|august|september|october|november|december|first of|(?:at|for|by) (?:nine|ten|eleven|two|three|four|half) )"
    ),
    "<AUX>": "(?:do|does|did|are|is|was|were|have|has|had|can|could|would|will|shall|should|may|might|isnt|arent|dont|wouldnt)",
    "<OUR>": "(?:our|we|us|were|weve|wed|well)",
}

SELLER: dict[str, tuple[str, ...]] = {
    "invert": (
        r"<AUX> (?:you|your|we|i|that|it|there|they|this|these|those|he|she|the|any|anyone|somebody|someone|what)",
        r"(?:you|your team|they) .{1,60}(?:then|at the moment|right now|currently)$",
    ),
    "wh": (r"(?:who|whos|what|whats|whatre|where|wheres|when|whens|which|why|whys|how|hows|whose|whatd|whod)",),
    "wh_fact": (
        r"(?:how (?:many|much|often|long|old|big|far|large|late|regularly|frequently|is .{1,30}(?:done|handled|organised|organized|set up))|who|whos|when|which|since when|where (?:do|does|is|are)|whats (?:the|your) (?:size|volume|number|average|current|deadline|budget)|what (?:system|software|kind|sort|type|volume|percentage|share|time|size|date|machine|does it cost|happens))",
    ),
    "wh_opinion": (
        r"how (?:do|does|did|would) (?:you|he|she|they|your \w+|the \w+) (?:feel|find|see|look|experience|view|rate|like|judge|think)",
        r"how (?:important|happy|satisfied|comfortable|confident|serious|urgent|annoying|painful|much of a|big a|bad|worried|keen|realistic)",
        r"what (?:do|does|did|would|should|else|bothers|matters|frustrates|worries|annoys|would|makes|counts|irritates) .{0,40}(?:think|feel|want|like|expect|hope|value|matter|mean|most|look|see|wish|prefer|different|ideal|good|better|you)",
        r"(?:your (?:view|opinion|feeling|take|thoughts|impression|sense|gut|expectation|expectations|ideal)|in your (?:eyes|view|opinion)|most important|to your mind|as you see it|for you personally|whats important|matters? (?:most|to you))",
    ),
    "tellme": (
        r"(?:tell me|tell us|talk me through|walk me through|take me through|describe|curious|i wonder|im wondering|id love to (?:hear|know|understand)|help me understand|paint me|give me (?:a|an) (?:idea|picture|feel)|explain to me|interested to (?:hear|know)|share)",
    ),
    "hypo": (
        r"(?:suppose|supposing|imagine|picture|lets say|say (?:you|your|the|that|it|a|one|we)|assume|hypothetically|pretend|what if|what would happen|magic wand|for the sake of argument|put yourself)",
        r"(?:if .{1,120}(?:what|how|who|where|which) (?:would|happens|could|do|does|will)|(?:what|how|who|which|where) .{0,40}(?:would|could|happens) .{1,120} if)",
        r"(?:were to|should (?:your|the) \w+ (?:fail|leave|stop|go))",
    ),
    "clientstory": (
        r"(?:(?:a|one|another|other) (?:client|customer|firm|company|school|practice|hotel|bakery|plumber|site|outfit|shop|clinic|manufacturer|garage|farm|council)s?(?: of ours| of mine| in| near| like| with| that| who)|client of (?:ours|mine)|customer of (?:ours|mine)|one of (?:our|my) (?:clients|customers)|someone in your (?:position|shoes)|had the same|in the same (?:boat|position|spot)|told me|a colleague of yours|found that|discovered)",
    ),
    "refstory": (
        r"(?:last (?:year|spring|summer|autumn|winter|month|march|april|june|september|november)|since (?:then|last|january|20\d\d|we|they)|in 20\d\d|(?:two|three|four) years ago|within (?:a|two|three|six|four) (?:months|weeks|years|month|year)|in (?:six|three|four|two|eight|nine) (?:months|weeks))",
        r"(?:went (?:from|down)|dropped (?:from|to|by)|fell (?:from|to)|cut (?:it|their|its|from|by)|halved|came down|down to|is happy to be|give (?:him|her|them) a (?:ring|call)|call (?:him|her|them)|ring (?:him|her|them)|you may know|you might know|perhaps you know|youll know)",
    ),
    "intro": (
        r"(?:my names|my name is|im [a-z]+ (?:from|with|at|and)|i (?:work|look) (?:for|after|with)|this is [a-z]+ (?:from|with|at)|we are|who we are|introduce (?:myself|ourselves)|i run|i head|im the|im with|we do|we make|we help|we look after|bit about (?:me|us)|a word about)",
    ),
    "consent": (
        r"(?:(?:is|would|does|will|are) (?:that|this|it|you)(?: all| be| sound)? (?:ok|okay|alright|all right|fine|good|work|suit|suits|fair|fit|happy|comfortable|agreeable|acceptable|reasonable|right|alright)|(?:okay|ok|alright|all right|fine|good|happy) (?:with|for|by) (?:you|that)|sound (?:ok|okay|good|fair|alright|reasonable|like)|work for you|suit you|anything (?:youd|to|you) (?:like to )?(?:add|change)|agreed|shall we do it like that|do you agree|are you with me|mind if|if thats (?:ok|okay|alright|all right|fine)|would you rather|can we agree|you happy|hows that for|does that fit)",
    ),
    "agenda": (
        r"(?:first .{3,160}(?:then|after|afterwards|finally|finish|end|wrap)|start .{3,120}(?:then|after that|finish|end))",
        r"(?:agenda|id (?:suggest|propose)|what id suggest|my suggestion|plan for (?:today|the)|the way id|here is how|heres how|i thought wed|id thought|structure|(?:three|two|four) (?:things|parts|bits|steps|blocks)|(?:twenty|thirty|forty|fifteen|ten|half an) (?:minutes|hour)|we finish|finish (?:with|by)|at the end we)",
    ),
    "askask": (
        r"(?:(?:can|could|may|might|let) (?:i|me) (?:just |quickly |maybe |first |perhaps |please )*(?:ask|put|run|fire|throw) (?:you )?(?:a (?:few|couple|handful|bit)|some|one or two|two or three|three|four|five|several|something|about|a|things|first)|mind if i (?:ask|asked|put|pick|poke)|(?:a few|a couple of|some|several|one or two|three|four|handful of|bunch of) (?:quick |short |straight |simple |small )*(?:questions|things about)|ask (?:you )?(?:a few|some|questions|a couple|a handful|first)|pick your brain|put (?:a few|some) questions|if you let me ask|questions first)",
    ),
    "whyinfo": (
        r"(?:so (?:that )?i (?:can|dont|know|wont|only|get)|otherwise (?:i|ill|id|im)|rather than (?:me|guess|bore|throw)|the more i know|before i (?:start|say|tell|show|bore|rattle)|tailor|waste your time|id be guessing|whatever i|only show|makes sense for you|relevant|so whatever|it (?:helps|ll help|ll tell))",
    ),
    "alt": (
        r"(?:\S+ or (?!not|no|so|less|something|what|anything|whatever|i|you|that|we|else|maybe|is)\S+)",
        r"or (?:is|are|do|does|would|did|was|were) (?:it|that|you|they|there)",
    ),
    "alt_yn": (r"(?:yes or no|or not|or no)",),
    "park": (
        r"(?:(?:come|get|circle|go|be) back (?:to|on|with)|return to|park|put (?:that|it|a|the|this) .{0,20}(?:pin|side|list|board|aside|slide|top)|pin in|hold (?:that|on to|onto) (?:that|thought|question|one)?|hold that|save (?:that|it|the)|keep (?:that|it|the .{1,20}) (?:for|till|until)|leave (?:that|it|the .{1,24}) (?:for|till|until|to)|(?:get|come) (?:to|onto|on to) (?:that|it|this|the .{1,20}) (?:in|at|when|later|after|towards|shortly)|note of (?:it|that)|made a note|make a note|noted it|written it down|write (?:it|that|them) down|on my (?:list|sheet|pad)|do (?:that|it|those) (?:at the end|when|after|later|in a)|take (?:that|it) up|pick (?:that|it) up (?:later|at|after|when)|cover (?:that|it) (?:later|at|when)|not forgotten|find out and|check (?:that )?(?:with|and)|bear with me until|before we (?:finish|close)|answer (?:it|that) (?:later|at|together|after))",
    ),
    "later": (
        r"(?:later|at the end|in a (?:moment|minute|bit|second)|shortly|after (?:the|this|that)|afterwards|towards the end|in (?:five|ten|two) minutes|before (?:i|we|you) (?:go|leave|finish|wrap)|last (?:ten|five) minutes|once (?:we|i|ive|weve)|when we (?:get|do|sit|are)|by (?:friday|monday|tomorrow)|next (?:slide|week|call))",
    ),
    "para": (
        r"^(?:(?:ok|okay|yes|yeah|right|ah|oh|hm|mm|well|and|got it|wow|ouch|no|i see|fair|then|alright|sure) )*(?:so (?:its|it|you|youre|your|what|the|from|in|that|basically|really|for|by|theres|every|on|out|effectively|if|um|not)|youre|youve|you (?:feel|want|need|have|dont|cant|end|see|spend|lose|pay|get)|it sounds|sounds|it seems|in other words|what im hearing|im hearing|its not (?:so|that|just|really)|it isnt|it wasnt|basically|effectively|meaning|that must|which means you|by the sound)",
        r"(?:if i (?:understand|understood|hear|get|heard|follow)|in other words|what im hearing|im hearing|i hear that|i can hear|sounds (?:like|as)|it seems (?:like|that|you)|so youre|so youve|so you|to sum up|summarise|summarize|in short|what youre (?:saying|telling)|youre saying|by the sound of|so its (?:not|less|more|really)|not so much .{3,80}(?:as|its|but|more)|it isnt .{3,60} its|its not .{3,60} its|comes down to|boils down|let me (?:see if|play|make sure|recap)|you said .{3,60} and|to recap|so far|last time you (?:said|told|mentioned)|what you(?:ve| have) told)",
    ),
    "lock": (
        r"(?:is (?:that|it|this) (?:right|correct|fair|accurate|what|the|how|about right|true|a fair|the real|where)|(?:have|did|do) i (?:got|get|understand|understood|read|have|heard|hear|put|see|summarise|summed|take) .{0,30}(?:right|correctly|well|properly|correct|straight|that|it)|am i (?:right|reading|hearing|correct|getting|understanding)|right in thinking|would (?:you say|that be|it be|you agree|you confirm)(?: that)? (?:right|fair|correct|its|the|thats|order)?|fair to say|fair (?:summary|way)|correct me|correct$|can i (?:take|note|write|put|assume|conclude)|may i (?:note|conclude|take|put|assume|write)|have i got|did i get|do i have (?:that|it)|would i be right|you tell me if|stop me if|confirm|do you mean|is it (?:then )?fair|you agree that|just to (?:check|confirm|be (?:sure|clear)))",
    ),
    "priority": (
        r"(?:priority|priorities|number one|first and foremost|above (?:all|everything)|most important|biggest|top of (?:the|your) list|comes first|matters most|more than|ahead of|rather than|before (?:the )?(?:price|cost)|weighs|outweighs|beats|deal ?breaker|must have|main (?:thing|point|aim|concern)|first criterion|counts (?:most|for)|key (?:thing|point)|bigger (?:thing|deal|issue)|real (?:issue|point|priority)|trumps)",
    ),
    "feeling": (
        r"(?:frustrat\w+|annoying|annoyed|annoys|stress\w*|hard|tough|pain|painful|tiring|exhaust\w+|maddening|irritat\w+|worr(?:y|ied|ying|ies)|upset\w*|awful|horrible|nightmare|difficult|scary|scared|afraid|embarrass\w+|humiliat\w+|pressure|overwhelm\w+|heavy|draining|fed up|sick of|sting\w*|hurt\w*|nerve|nervous|anxious|uncomfortable|disappoint\w+|demoralis\w+|no fun|awkward|impossible choice|weigh\w*|lonely|cringe|pleasant|rough|isnt fun|not nice|rotten|miserable|headache|burden|helpless|thankless|losing sleep|sleepless|feel|feeling|on your shoulders|grind\w*|wears)",
    ),
    "solution": (
        r"(?:(?:thats|this is) (?:why|exactly|where|what)|which is why|<OUR> (?:system|solution|software|app|platform|team|service|engineers|people|analysts|machine|drivers|module|portal|contract|tool|approach|unit|package|kit|dashboard|planner|crew)|what we (?:do|d do|offer|would do)|we (?:make|take|handle|fit|put|set|send|bring|run|build|install|connect|give|keep|deliver|do|look|monitor|draw|come|provide|can|could|d|hang|place|swap|supply|replace)|wed |well |so we|solves|takes care|automatically|our \w+ (?:does|do|makes|takes|handles|checks|runs|comes|keeps|sends|picks|is|are)|by itself|on its own|in one (?:place|box|system)|gets? (?:a|an|his|her|their) )",
    ),
    "compare": (
        r"(?:most (?:\w+ )?(?:suppliers|providers|firms|companies|systems|agencies|brokers|vendors|plants|people|of them|others|machines|tools|carriers|competitors)|others|unlike|whereas|where (?:a|an|the|most|other|others)|instead of|compared (?:to|with)|conventional|traditional|typical\w*|normal(?:ly)?|usual(?:ly)?|standard|ordinary|rather than|than (?:a|an|the|most|any|with)|on the market|as opposed|against (?:a|an|the)|twice as|half the|other (?:suppliers|providers|systems|brokers|agencies|vendors)|a regular|an average|elsewhere|while (?:a|an|most|other|the))",
    ),
    "benefit": (
        r"(?:(?:for|to) (?:you|your \w+)(?: that| this| it)? (?:means|would|is|comes)|(?:that|which|this|it) means (?:you|your|that|for)|means (?:you|your)|saves? you|gives you|gets you|you (?:wont|dont|no longer|never|neednt|ll|d) |youd (?:have|be|get|save|see|know|no)|youll (?:have|be|get|save|see|know|never)|no longer|never again|so (?:your|that your|the) \w+|your (?:\d+|\w+) (?:would|will|wont|stays?|gets?|can)|with your \w+|of your \w+|on your \w+|you (?:told|mentioned|said|described|were)|that you (?:mentioned|told|said|talked)|youre (?:back|free|covered|home|left|spared|looking at))",
    ),
    "propose_opinion": (
        r"(?:what do you (?:think|make|reckon|say) (?:of|to|about)|how (?:does|do|would|might) (?:that|this|it|the \w+|you) (?:sound|sit|strike|fit|land|see|feel|look|come across|compare|work|go down)|what(?:s| is) your (?:first )?(?:reaction|impression|take|view|opinion|thought|gut|feeling)|your (?:first )?(?:reaction|impression|thoughts)|appeals?|do you see (?:that|this|it) (?:working|helping)|see yourself|strike you|make of (?:that|it|this)|sit with you|how do you (?:see|find|like|feel about|rate) (?:that|this|it|the)|does (?:that|this|it) (?:fit|match|answer|make sense|do|ring)|what would your .{1,20} say (?:to|about)|where (?:would|does) (?:that|this|it) (?:fall|leave))",
    ),
    "close": (
        r"(?:shall (?:we|i)|should (?:we|i)|can (?:we|i) (?:book|put|get|set|pencil|start|sign|come|pop|bring|send|schedule|fix|lock|reserve|have|take|count|block|order|draw|run|go|agree|say|do|count)|could (?:we|i) (?:book|put|get|set|pencil|start|sign|come|pop|bring|schedule|fix|lock|reserve|run|do|have|meet|sit)|may i (?:book|put|draw|send|schedule|reserve|pencil)|when (?:can|could|shall|would|do|should|will) (?:we|i|you)|would you (?:like|be (?:ready|willing|happy|up|open)|prefer|want) to|do (?:we|you) (?:start|want|go|have a deal|take|sign|put|book)|ready to|go ahead|get (?:you )?started|sign (?:up|today|the|off|here|now)?|order|lets (?:get|do|put|book|start|set|fix|say|go|sign|agree|make|pencil)|which (?:day|date|week|one|\w+) (?:shall|will|do|would|suits|works|can)|trial|pilot|paperwork|contract|put you down|pencil|kick off|start date|deposit|are (?:we|you) (?:on|agreed|in|good)|is it a deal|deal$|fancy|are you coming|doing this|swing by|drop by|half an hour on|have your okay|sit down (?:together|with|on)|try (?:it|one|this)|what time|who (?:signs|do i))",
    ),
    "cond_close": (
        r"(?:if (?:i|we|the|that|it|my|you|they|id|wed|ill|there|both|those|this) .{3,150}(?:would you|will you|are you|do we|can we|could we|shall we|have we|are we|do you (?:sign|go|start|commit|take|say)|youd (?:sign|go|start)|is it a|then (?:a )?(?:deal|yes)|can i (?:put|count|book|have)|does that))",
        r"(?:(?:would|will) you .{3,80} if (?:i|we|the|that))",
    ),
    "when": (r"<DAY>",),
    "explore": (
        r"(?:what (?:exactly|precisely|specifically|makes|made|is it|would it|holds|is holding|stops|is stopping|bothers|worries|concerns|gives|would need|would have to|do you need|else would|part|bit|put|went|happened|kind of|are you (?:setting|comparing|thinking|afraid|worried)|would you need|will (?:he|she|they|your)|would (?:he|she|they|help|make|give|your|reassure)|do (?:you|they|he|she) (?:get|need|have in)|did|does (?:he|she|their|theirs|that|your))|whats (?:behind|holding|missing|making|the (?:main|biggest|real|worst|part|bit)|stopping|on your|worrying|it|giving|bothering)|where (?:does|is|do|did|would|are) .{0,30}(?:hurt|rub|pinch|doubt|hesita|come|stuck|feel|catch)?|which (?:part|bit|point|side|piece|question)|can you (?:say|tell|explain)|could you (?:say|tell|explain)|tell me more|say more|who else|how (?:have|did|do|are) you (?:compare|compared|comparing|mean)|is it (?:the|more|that|mostly|about|a|something)|compared (?:to|with) what|when (?:do|will|does|are|is) (?:you|he|she|they|the|your)|when you say|what went wrong|whats it saying|stumbling|which ones|sitting for you|what bit|where does it|home in|what would that person|what(?:ll|s) he|whos (?:\w+ )?(?:minding|deciding)|in which|because of something|what would he|what does he)",
    ),
    "ack": (
        r"(?:understandable|makes sense|thats fair|fair (?:enough|point|question|thought|comment)|(?:i|can|could) (?:see|understand|get|hear|appreciate) (?:why|that|you|where|how|it)|of course|id (?:feel|be|have|want|do) (?:exactly )?(?:the same|too|as well)|id .{0,40}(?:too|as well|myself)|legitimate|good (?:point|question)|youre right|right to|no wonder|natural(?:ly)?|sensible|quite right|thanks for (?:being|saying|telling)|serious (?:sum|point|concern)|i dont blame|doesnt surprise|valid|reasonable|take your time|real money|quite a (?:jump|gap|difference)|is a lot|i agree|i follow|that would (?:worry|scare|bother)|bound to|not nothing|rightly|hes got a point|has a point|granted)",
    ),
    "but": (r"(?:but|though|however)",),
    "understand_but": (
        r"(?:(?:understand|hear (?:you|that|ya)|get (?:that|it|you)|see (?:that|your point)|appreciate (?:that|it)|sure|know|of course|fair enough) (?:\w+ ){0,4}but)",
    ),
    "safety": (
        r"(?:in (?:the|your) contract|in writing|written (?:in|into|down)|clause|penalty|refund|money back|trial|pilot|parallel|side by side|backup|spare|standby|fall ?back|cancel|walk away|step by step|start with (?:one|a|two|the)|(?:at|on) our (?:cost|expense|side|account)|liab\w+|insured|roll ?back|undo|credited|compensat\w+|you dont pay|no charge|until (?:you|its|the)|stays (?:on|in|put|where)|sign off|approve|certificate|fixed price|named|reference|on (?:call|site)|within (?:\w+ )?(?:hours|minutes|days)|guarantee\w*|old (?:system|one|supplier) )",
    ),
    "pressure": (
        r"(?:only (?:today|until|till|good|valid|this)|(?:offer|price|rate|deal|discount) .{0,30}(?:ends|expires|until|gone|runs out|good for|valid|today)|last (?:chance|one|few|slot)|miss out|regret|dont wait|before its|too late|while stocks|today only|you need to (?:decide|move|act)|right now|mad to|no brainer|trust me|come on|nothing to think|whats to think|whats not to|everyones? )",
    ),
    "discount": (
        r"(?:discount|free|percent off|throw in|threw in|thrown in|knock|off the price|months? free|cheaper|waive|voucher|sweeten|take .{1,20} off)",
    ),
    "super": (
        r"(?:the best|market leader|leading|number one|award\w*|world class|state of the art|cutting edge|top (?:of the range|quality|notch)|amazing|fantastic|incredible|unbeatable|finest|premium|unique|revolutionary|great|brilliant|excellent|second to none|iso|passionate)",
    ),
    "bash": (
        r"(?:rubbish|cowboys?|useless|terrible|cheap (?:stuff|junk|rubbish)|amateurs?|clowns?|rip ?off|ripping|rip you|joke|crooks|bunch of|dinosaurs?|complaints about|going under|garbage|hopeless|dodgy|cut corners)",
    ),
    "tag": (
        r"(?:right|isnt it|arent they|arent you|dont you|doesnt it|wouldnt you|dont they|wont it|hasnt it|cant you|no|eh|innit|wouldnt it|didnt it|dyou see|you know|surely|agreed)$",
    ),
    "rhet": (
        r"(?:who wouldnt|who doesnt|whats not to|why wouldnt|why would you|what more|guess what|you know what|am i right or|isnt (?:that|it) (?:great|lovely|nice|something|just)|how (?:great|cool|good) is|can you believe|wouldnt you (?:love|want)|do you really want|what are you waiting)",
    ),
    "defend": (
        r"(?:not our fault|thats not (?:true|fair|right|us)|out of our|nothing to do with us|to be fair to us|never had a problem|no no|dont worry|no problem|no worries|thatll never|wont happen|its fine|youll be fine|not an issue|get what you pay|believe me|promise you|nonsense|hardly)",
    ),
    "smalltalk": (
        r"(?:weather|coffee|weekend|holiday|traffic|parking|how are you|hows it going|hows things|good morning|good afternoon|hello|hi there|rain|sunshine|nice office|lovely (?:office|building|place)|haha|ha ha|just kidding|only joking|mondays?|football|kettle|biscuit\w*)",
    ),
    "house": (
        r"(?:can you (?:hear|see)|see my screen|share (?:my|the) screen|hear me|on mute|you got my (?:email|mail)|ill send|ill email|ill drop|ill put|ill ring|ill call|send (?:it|that|you|the)|next slide|noted|will do|thank you|thanks|see you|speak (?:soon|then)|take care|have a (?:good|nice)|bear with|one (?:sec|second|moment)|goodbye|bye|cheers|the link|invite|confirmation)",
    ),
    "rapport": (
        r"(?:i (?:saw|noticed|read|spotted|remember|heard)|last time|you (?:told|mentioned|said) .{0,20}(?:last|when)|congratulations|congrats|my (?:dad|father|mum|mother|grandad|grandfather|gran|son|daughter|wife|husband|sister|brother|uncle|aunt|neighbour|kid|kids|first job)|on your (?:wall|desk|door|linkedin|website|window)|the (?:photo|picture|poster|trophy|medal)|i grew up|grew up|myself|i used to|outside|in the hall|reception|marathon|how did .{1,30} go|hows (?:the|your) \w+)",
    ),
    "listing": (r"(?:(?:and|plus|also) .{0,40}(?:and|plus|also) .{0,40}(?:and|plus|also) )",),
    "asking": (r"(?:questions?|ask|asking|asked|nosy|quiz|grill|pester|pick your brain|interview)",),
    "permission": (
        r"(?:(?:can|could|may|might) i|am i allowed|is it (?:ok|okay|alright|all right|fine) if i|(?:do|would) you mind|mind if|would it bother|are you (?:ok|okay|comfortable|happy|fine|alright) (?:with|if)|if i may|let me (?:ask|put)|if you (?:let|allow|dont mind)|have i your|with your permission|bother you)",
    ),
    "contrast": (
        r"(?:most|regular|normal|ordinary|usual\w*|ordinarily|conventional|typical|classic|standard|fixed|others?|elsewhere|an? (?:\w+ ){1,3}(?:just|needs|gives|has|is|goes|only|can|looks|sends|buys|keeps)) .{5,170}(?:this one|these|ours|with us|here|we|our|the \w+ (?:one|version))",
        r"(?:this one|these|ours|with us|here|we|our|wed|a \w+ (?:boots|does|takes)) .{5,170}(?:where (?:a|an|the|with|most|other)|whereas|while (?:a|an|the|most)|than (?:a|an|the|with|any)|an? (?:normal|regular|ordinary|classic|fixed|flat|flown|painted|standard)|instead of|unlike|most (?:\w+ )?(?:do|have|only|need|still|just)|others)",
    ),
    "personal": (
        r"(?:daughter|son|sister|brother|uncle|aunt|nan|gran\w*|grandad|grandfather|grandmother|nephew|niece|wife|husband|mum|dad|kids?|wedding|exam|knee|born|grew up|marathon|bike|cycling|football|rugby|choir|dog|garden|dahlias|hike|holiday|moved house|get well|condolences|sorry to hear|graduat\w+|hows (?:your|he|she|the)|say hello|taught (?:me|my)|i did my|years ago i|still got|remember)",
    ),
    "thisfix": (
        r"(?:so (?:you|your|that|the|there|a|no|it|nothing|nobody)|that way|so that|as soon as|the moment|the second|by itself|then (?:wed|well|the|you|it)|it (?:checks|runs|reads|does|goes|keeps|counts|stops|holds|sends|shows|takes)|gets? (?:checked|sent|flagged|counted|redone|picked)|which (?:stops|keeps|lets|means)|lets you|lets your)",
    ),
    "you": (r"(?:you|your|yours|youre|youve|youd|youll)",),
    "me": (r"(?:i|im|ive|id|ill|me|my)",),
    "we": (r"(?:we|our|us|weve|wed|were)",),
    "number": (
        r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|percent|pounds?|euros?|dollars?|grand|million)",
    ),
    "answer_terms": (
        r"(?:lead time|deliver\w*|within (?:\w+ )?(?:days|weeks|working|hours)|notice|cancel\w*|payment|invoice\w*|terms|including|included|costs?|monthly|per (?:month|user|unit|year|week|head)|start\w*|install\w*|working days|from the|in stock|weeks? (?:from|after)|up and running|days after)",
    ),
}

CUSTOMER: dict[str, tuple[str, ...]] = {
    "question": SELLER["invert"][:1] + SELLER["wh"],
    "terms": (
        r"(?:when (?:could|can|would|do|does|will|is|are)|how (?:soon|long|quickly|fast|does|do|would|is|many)|lead time|deliver\w*|notice|cancel\w*|payment|terms|contract|install\w*|training|what (?:does|would|do|is|are|happens|s) .{0,24}(?:cost|price|process|next|involve|pay|need|get|fee)|how much|included|warranty|guarantee|start\w*|set up|set it up|in practice|next step|minimum|deposit|whats the|what about)",
    ),
    "price": (
        r"(?:too (?:expensive|dear|much|pricey|steep)|expensive|price\w*|pricey|cost\w*|budget|cheaper|percent (?:higher|more|over|above|lower)|quote\w*|money|afford|steep|dearer|double|invest\w*|outlay|pounds|euros|dollars|fee|rate|higher than|a lot (?:of|for))",
    ),
    "competitor": (
        r"(?:competitor\w*|other (?:supplier|firm|quote|company|offer|provider|bid)|current (?:supplier|provider|firm|one)|already (?:have|got|work|use|with)|weve got (?:a|someone|one)|we (?:have|use) (?:a|an|our) |happy with|been with|stay with|satisfied)",
    ),
    "objection": (
        r"(?:(?:no|not|dont have|havent got) (?:time|interested|need|room|space|budget|the (?:time|people|staff|budget)|suitable|convinced|for (?:us|me)|keen|ready|sure thats)|too (?:much|big|small|long|slow|complicated|complex|early|late|far|heavy|many|risky|clunky|soon)|problem|but (?:we|i|it|the|that|my|our|what)|doesnt (?:work|fit|suit)|wont work|never|rather not|i (?:dont|cant) see|dont (?:believe|think|want|need|like)|cant (?:have|do|see)|tried (?:that|it|one|this)|last time|disagree|honestly|frankly|not for me|thats what they all say|curse|hate (?:that|it|being)|hadnt planned|wasnt planned|doesnt add up|simply cheaper|against it|the biggest of|not keen|tried (?:\w+ ){1,3}before|doubt that)",
    ),
    "hesitate": (
        r"(?:i (?:dont|do not) (?:really )?know|dont know|dunno|not (?:so |quite |too |entirely |really |totally |completely )?sure|im not (?:convinced|certain)|hard to say|hmm?|torn|two minds|something (?:about|feels|doesnt)|cant put my finger|hesita\w+|doubt\w*|unsure|gut|maybe|mixed|niggl\w+|meh|not certain|get my head round|cant say|not convinced|too (?:good|easy) to|im still|sceptical|skeptical|uneasy|bit funny|no idea|i guess|well\b.{0,6}$)",
    ),
    "postpone": (
        r"(?:think (?:about|it|on|this)|think it over|mull|sleep on|need (?:some )?time|talk (?:to|with|it)|speak (?:to|with)|discuss|check with|run (?:it|this) (?:by|past)|show (?:it|my|the|her|him|this)|ask my|first (?:with|talk|ask|discuss|speak)|after (?:the|our|christmas|easter|summer|harvest|year)|next (?:year|quarter|month|week|spring|autumn)|later|wait|call me (?:back|in|next)|get back to you|come back to you|my (?:boss|director|wife|husband|partner|manager|md|board|colleague|brother|father|accountant|cfo|ceo|team)|the (?:board|management|committee|directors|partners)|not (?:now|right now|yet|this year)|no (?:rush|hurry)|send me|leave (?:it|me)|in due course|by myself|alone|put it to|shareholders?|warden|ask the|have to ask|let me see|have a look first|read it|settle|hear my|want to hear|leave it until|wait (?:for|until|till)|budget holder|run it past|convince|id better ask|clear it with|bring it up with)",
    ),
    "fear": (
        r"(?:afraid|scared?|scary|worr(?:y|ied|ies|ying)|fear|risk\w*|what if|and if|nervous|anxious|concern\w*|dare|danger\w*|goes? wrong|going wrong|fail\w*|breaks? down|crash\w*|blame\w*|on me|my (?:head|neck|job|name|reputation|fault)|lose (?:face|my|our|the)|losing|look (?:stupid|foolish|silly|bad)|sacked|fired|leak\w*|data|hacked|locked in|tied|stuck|dependent|change|staff (?:will|wont|might)|people (?:will|wont|might)|newspaper|liable|disaster|chaos|nightmare|burnt|burned|bitten|jinx|hurt|standing there|explain|frightens|get over it|never forgive|look a fool|lose a|loses a|in trouble|on my conscience|my fault|stay away|lawsuit|sue|breach|regret|hes fifty|laugh(?:ed|ing) at|shame|harm|dies|fire)",
    ),
    "emotion": SELLER["feeling"],
    "agree": (
        r"(?:^(?:yes|yeah|ok|okay|sure|right|exactly|agreed|correct|absolutely|definitely|perfect|great|fine|good|true|alright|precisely|indeed)\b|sounds (?:good|interesting|fair|reasonable|useful)|that (?:would|could|d) (?:help|work|be)|interesting|useful|thats (?:right|true|it|useful|good)|could live with|go ahead|lets)",
    ),
    "negative": (
        r"(?:^(?:no|nah|nope|hmm|well|not really)\b|rather not|no thanks|not interested|dont need|no need|goodbye)",
    ),
    "complain": (
        r"(?:complain\w*|late|broken|wrong|slow|bad|never|always|again|frustrat\w+|los(?:e|t|ing)|takes (?:too|ages|hours|forever|days)|problem|hours|down|miss\w*|forgot\w*|nobody|difficult|annoying|mess|pain|struggl\w+|hate|worst|trouble)",
    ),
}
MACROS = _MACROS
