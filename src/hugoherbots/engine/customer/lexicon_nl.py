"""Dutch (Flemish and Netherlands): patterns over folded words, so `zo'n` is `zon` and `één` is `een`."""

from __future__ import annotations

from collections.abc import Mapping

OR = "of"

WE = "we wij ons onze"

COMMON = (
    "de het een en u je jij ge gij ik wij van dat hoe wat niet met voor op uw jullie heeft kunt hebben maar die er ook "
    "zijn bent ben naar bij wel geen nog dan als om te deze dit zo ja nee goed graag kan kunnen zou mag wil wilt moet "
    "daar hier over uit aan waar wie waarom wanneer welke mij ons onze jouw hun hem haar dus want omdat"
)

GENERIC = (
    "gaat gebeurt gebeurde gebeuren loopt doen doet ding dingen vertel eens meer vandaag momenteel huidig huidige nu vaak lang sinds systeem software gebruikt gebruiken "
    "werkt werken ziet zie vindt vind veel heel erg weer verder zelf eigenlijk precies allemaal alles iets iemand bij daar hier toen straks even gewoon ander andere anders "
    "der den haar zijn zo worden wordt werd was waren had hadden gehad geweest krijgt krijgen maken maakt hoor zeg zegt zeggen ging mis fout goed slecht kwam komt echt toch maar alleen nooit altijd soms al"
)

EVERYDAY = (
    "mensen mens jaar jaren maand maanden week weken dagen uren minuten ochtend avond middag maandag dinsdag woensdag donderdag vrijdag "
    "euro procent keer keren twee drie vier vijf zeven acht negen tien honderd duizend klein kleine groot grote goede beter best beste nieuw nieuwe "
    "zaak bedrijf firma kant plaats stuk stukken soort manier deel tijd laat later vroeg vroeger eerst eerste laatste volgende vorige helft "
    "blijft blijven komen komt krijgt laten liggen ligt staan staat zitten houdt houden nemen geeft geven vragen vraag antwoord denk denkt denken "
    "weten weet kennen kent zien gezien lijkt klinkt dezelfde zelfs samen genoeg elke ieder iedereen niemand niets beetje tegen zonder onder boven "
    "tussen binnen buiten achter voor tijdens volgens terwijl zodat toch liever graag persoonlijk belangrijk belangrijkst belangrijkste "
    "betekent betekenen gesprek vandaag morgen gisteren weinig enkele paar waard zeker gaan doet zelf anders zouden stel stelt stoort kost kosten "
    "meest minst vervelend vervelendste lastig lastigste ergst ergste moeilijk moeilijkste belangrijker heeft hebt moeten mogen willen "
    "klopt juist begrijp begrepen hoor gehoord gezegd vertelt vertelde"
)
"""Words that stand in many talks, whatever they are about."""

ACTS: Mapping[str, tuple[str, ...]] = {
    "insult": (
        r"(?:idioot|idioten|klootzak(?:ken)?|eikels?|debiel|debielen|sukkels?|achterlijke|trut|trutten|kutwijf|kut\w*|smeerlap|onnozelaar|losers?|hufter|lul|mafkees|imbeciel|zeikerd|etterbak|teef|hoer|slet|mongool|rotzak|zak stront|kalf dat (?:u|je|ge) zijt|ezel dat (?:u|je|ge) \w+)",
        r"(?:ben|bent|zijt|zijn jullie|jullie zijn) (?:jij |u |je |gij |ge )?(?:echt |gewoon |maar |eigenlijk |toch |wel |zelf |allemaal )*(?:een |ne |nen )?(?:\w+ )?(?:dief|dieven|oplichters?|leugenaars?|bedriegers?|crimineel|zakkenvuller|bandiet|varken|schurk|rotvent|onbenul|nul|prutser|profiteur)",
        r"(?:vuile|vieze|vuilen|gore|smerige|stomme|domme) (?:dief|oplichter|leugenaar|bedrieger|koe|wijf|vent|hond|zak|rat|boer|mens)", r"(?:dief|oplichter|leugenaar|bedrieger) (?:dat|die) (?:u|je|ge|gij) (?:bent|zijt)",
        r"^(?:vuile |jij |gij |u )*(?:dief|oplichter|leugenaar|bedrieger)$", r"(?:u|je|jij|ge|gij) (?:liegt|bedriegt|belazert|besteelt)(?: (?:mij|me|gewoon|de hele tijd|iedereen|mensen|dat het gedrukt staat))*$",
        r"(?:ben|bent|zijt) (?:jij |u |je |gij |ge )?(?:echt |gewoon |een beetje |zo |ook |toch |wel )*(?:dom|gek|stom|onnozel|achterlijk)",
        r"hou(?:d|dt)? (?:toch |nu |eens |gewoon )*(?:je|uw|u) (?:\w+ )?(?:mond|bek|muil|smoel|kop|bakkes|kwek)", r"(?:zwijg|muil|bek|kop) dicht", r"loop naar de (?:maan|hel|duivel)", r"(?:u|je|jij|ge|gij) (?:kan|kunt) (?:me )?(?:de pot op|mijn kloten kussen)", r"godverdomse \w+", r"rot (?:toch )?op", r"val dood", r"krijg de \w+", r"fuck you",
    ),
    "meta": (
        r"negeer (?:al |alle |je |de |uw )?(?:vorige |eerdere )?(?:instructies|opdrachten|regels)", r"systeemprompt",
        r"system prompt", r"ignore (?:all |your |the )?(?:previous )?instructions", r"taalmodel", r"chat ?gpt",
        r"(?:ben|bent) (?:je|u|jij) (?:een |eigenlijk een |soms een )?(?:bot|chatbot|robot|computer|ai|machine|mens)",
        r"vergeet (?:alle |je |al je )?(?:vorige )?(?:instructies|opdrachten)", r"zeg (?:nu )?gewoon (?:maar )?ja",
        r"geef (?:mij |me )?(?:een |de )?(?:hoge|maximale|100|hoogste) score", r"doe alsof (?:je|u)", r"uit (?:je|uw) rol",
        r"verborgen (?:behoeften?|noden|motieven)",
    ),
    "introduction": (
        r"mijn naam is", r"(?:je spreekt|u spreekt) met", r"\w+ hier van", r"ik ben \w+(?: \w+)? van", r"ik (?:ben|kom|bel) (?:van|voor|namens|omdat|over|in verband)", r"we (?:hadden|hebben) (?:gemaild|gebeld|afgesproken)", r"ik (?:wou|wilde|wil) (?:het )?(?:graag )?(?:even |eens )?(?:praten|hebben|spreken|iets vragen)",
        r"de reden (?:dat|waarom) ik",
    ),
    "noticed": (r"(?:zag|las|merkte|hoorde) ik", r"ik (?:zag|las|merkte|hoorde)", r"viel (?:het )?me op", r"me opgevallen", r"(?:u|je) (?:vertelde|zei) (?:de )?vorige keer", r"proficiat", r"gefeliciteerd"),
    "threat": (r"wat (?:gebeurt|gebeurde|zou er gebeuren|doet u|doe je|doen jullie) (?:er |dan |hier )?als", r"als (?:dat|het|dit|er) (?:\w+ ){0,4}(?:zo blijft|blijft|misloopt|fout (?:gaat|loopt)|nog eens gebeurt|opnieuw gebeurt|niet verandert)", r"als er niets (?:verandert|gebeurt)", r"wat als (?:\w+ ){0,6}(?:niet|uitvalt|misloopt|stilvalt|fout|opnieuw|wegvalt)", r"zou er gebeuren als"),
    "helps": (r"zou (?:dat|dit|het) (?:u |je |jullie |al |iets |wat )*(?:helpen|werken|schelen|vooruit helpen|een verschil maken|die zorg wegnemen|iets zijn|kunnen)", r"(?:helpt|scheelt) (?:dat|dit)(?: u| je)?$", r"bent u daarmee geholpen", r"ben je daarmee geholpen"),
    "feeling": (r"hoe (?:voelt|voel|voelde|was|beleeft|beleefde|ervaart|ervaarde) (?:u |je |jij |ge )?(?:dat|het|zoiets|daarbij|zich|je)", r"wat doet (?:dat|het|zoiets) met", r"wat deed dat met", r"hoe (?:zit|sta) (?:u|je) daar(?:mee|in|tegenover)"),
    "toll": (
        r"(?:wat|hoeveel) kost(?:te|en)? (?:het |dat |dit |zoiets |zon |die |een |zulke |al |u |je |jou |jullie )+(?:\w+ ){0,6}(?:als|wanneer|telkens|elke keer|iedere keer|per keer)", r"(?:wat|hoeveel) (?:kost|kostte) (?:zon|zo een|zulke|dat gedoe|die (?:fouten?|stilstand\w*|storing\w*|vertraging\w*|uitval|verspilling|problemen))",
        r"(?:wat|hoeveel) (?:kost|kostte) (?:dat |het |dit |zoiets )?(?:u|je|jou|jullie)(?: (?:dat|het|dit|zoiets|zo|nu|al|ongeveer|eigenlijk|allemaal|per \w+))*$", r"(?:wat|hoeveel) (?:verliest|verlies|verliezen) (?:u|je|jullie)", r"hoe duur (?:is|komt) (?:zon|zo een|zulke|die fout|dat probleem)",
    ),
    "worst": (
        r"(?:het |wat (?:is|vindt|vind) .{0,30})?(?:ergste?|vervelendste?|lastigste?|moeilijkste?|zwaarste?|belangrijkste?|grootste (?:probleem|zorg|ergernis|frustratie))", r"(?:stoort|hindert|ergert|frustreert|dwarszit|raakt|zit u dwars|zit je dwars) .{0,20}meest", r"meest (?:dwars|last|wakker|bezig)", r"meest (?:stoort|hindert|ergert|frustreert)", r"stoort (?:u|je|jou|jullie)",
    ),
    "open": (
        r"wat (?:loopt|gaat|werkt|draait|kan|zou) (?:er |hier |nu |nou |bij jullie |bij u |bij je )*.{0,20}(?:niet|mis|fout|minder|beter)", r"(?:is|ging|liep|loopt|gaat) (?:er|dat|het|dit) (?:\w+ ){0,4}(?:mis|misgelopen|misgegaan|fout|fout gelopen)", r"wat gebeurt er(?! als)", r"hoe gaat het (?:bij|met de|met uw|met jullie|hier)", r"vertel (?:eens |me )?(?:\w+ )?(?:over|hoe|wat)", r"hoe ziet (?:een|uw|je|jullie|zo)", r"(?:gewone|normale|doorsnee|typische) (?:dag|week|ochtend|werkdag)", r"wat doet (?:u|je) (?:hier|precies|zoal)", r"wat doen jullie",
        r"neem me (?:eens )?mee", r"hoe (?:loopt|draait|werkt|gaat) (?:het|alles|de zaak|uw bedrijf|dat)(?: \w+)?", r"wat speelt er", r"wat is er aan de hand", r"wat brengt", r"hoe staat het",
    ),
    "you": (r"u", r"uw", r"je", r"jij", r"jouw", r"jou", r"jullie", r"ge", r"gij"),
    "refers": (r"(?:zeker|nietwaar|of niet|neem ik aan)$", r"daar(?:aan|over|van|mee|bij|in|door|achter|voor|tegen|om)", r"dat$", r"er(?:van|over|mee|bij|aan|voor)", r"(?:is|vindt|vind|betekent|doet|komt|was) (?:u |je )?dat"),
    "greeting": (r"hallo", r"hoi", r"hey", r"dag (?:meneer|mevrouw|\w+)", r"goe(?:de|ie)?n?(?:dag|morgen|middag|avond)", r"aangenaam"),
    "small_talk": (
        r"hoe (?:gaat|is) het(?: met (?:u|je|jou))?", r"alles (?:goed|kits|oke|ok|wel)", r"(?:lekker|slecht|mooi|wat een|goed) weer(?:tje)?",
        r"het weer", r"weekend", r"vakantie", r"in de file", r"verkeer", r"voetbal", r"koers", r"wedstrijd", r"kopje koffie", r"koffie (?:ruikt|smaakt)", r"(?:al die|wat een) regen",
    ),
    "flattery": (
        r"wat een (?:\w+ )?(?:prachtig|geweldig|indrukwekkend|schitterend|fantastisch|mooi|knap|topbedrijf)\w*",
        r"(?:u|je|jij) bent (?:echt |duidelijk |gewoon )?(?:een |de )?(?:expert|slimme|topper|beste|kenner|visionair|geweldig)\w*",
        r"(?:geweldig|prachtig|indrukwekkend|fantastisch|schitterend)e? (?:bedrijf|zaak|vraag|kantoor|persoon|team)",
        r"(?:goede|slimme|sterke|uitstekende) vraag", r"ik ben (?:een )?(?:grote |echte )?fan", r"grote bewondering",
        r"iemand met uw (?:visie|ervaring)", r"een vrouw als u", r"een man als u",
    ),
    "agenda": (
        r"stel(?:len)? (?:ik |we )?voor (?:dat|om) .*(?:eerst|daarna|afloop|einde|eind|tot slot)", r"voorstel .*eerst .*(?:dan|daarna)",
        r"agenda .*(?:goed|oke|ok|past|akkoord|vinden|aanvullen)", r"eerst .*(?:dan|daarna|vervolgens) .*(?:goed|oke|ok|past|akkoord|vindt|vind|vinden|werkt)",
        r"hoe (?:wilt|wil) (?:u|je) dit gesprek",
    ),
    "entry": (
        r"mag ik (?:u |je |jou |jullie )?(?:eerst |misschien |even |dan )*(?:een paar |enkele |wat |iets |een |twee |drie )?(?:\w+ )?(?:vragen|vraag|vraagje|vraagjes)(?: stellen)?",
        r"(?:vindt|vind) (?:u|je) het (?:goed|oke|ok|erg) (?:als|dat) ik .*vra", r"zou ik (?:u |je )?(?:eerst )?.*mogen vragen",
    ),
    "reference": (
        r"(?:een |onze )?klant(?:en)? van ons", r"een van onze klanten", r"(?:bij|voor) (?:een |het )?(?:bedrijf|firma|collega|klant) \w+ (?:hebben|heeft|deden|zagen)",
        r"hebben wij (?:al |onlangs )?geholpen",
    ),
    "paraphrase": (
        r"als ik (?:u|je|jou|het|dat|jullie)? ?(?:zo |dat |het )?(?:goed|juist|wel) (?:begrijp|hoor|begrepen|samenvat|snap|versta)",
        r"wat ik (?:u |je )?(?:dus )?hoor(?: zeggen)?", r"even samenvatten", r"samengevat", r"samenvattend", r"met andere woorden",
        r"begrijp ik (?:het |u |je |dat )?(?:dan )?(?:goed|juist)", r"^(?:(?:oke|ok|goed|ja|juist|en|aha|hm) )*dus (?:u|je|jullie|bij u|bij jullie|eigenlijk|voor u|voor jullie|het|de|wat u|tot)",
        r"(?:u|je|jullie) (?:zegt|zeggen|zei|zegde) (?:dus|dat|eigenlijk)", r"ik hoor (?:u|je|dat|vooral|eigenlijk)", r"^(?:u|je|jullie) (?:\w+ )?dus",
    ),
    "lock": (
        r"klopt (?:dat|het|dit)(?: zo)?", r"klopt", r"heb ik (?:dat|het|u|je|alles)(?: zo)? (?:goed|juist|correct)(?: begrepen| samengevat| gehoord)?",
        r"is dat (?:juist|correct|zo|goed begrepen|een juiste samenvatting)", r"zie ik dat (?:juist|goed|zo)", r"begrijp ik dat (?:goed|juist)", r"heb ik (?:u|je|het|dat) (?:zo )?juist",
        r"zo juist", r"zeg ik dat goed",
    ),
    "lead": (
        r"stel(?: nu| eens| even| dat| u| je| we| er)", r"wat als", r"wat zou (?:er|het|dat|u|je|dit|hij|zij|ze)", r"beeld (?:u|je) (?:u |je |eens )*in",
        r"hoe zou (?:het|dat|uw|je)", r"als (?:u|je|dat|dit|het) .{3,60} (?:zou|kon|hoe kijkt|wat betekent|wat zou)",
    ),
    "empathy": (
        r"dat (?:moet|lijkt me|zal|klinkt|is) (?:\w+ ){0,3}(?:lastig|vervelend|zwaar|frustrerend|pijnlijk|moeilijk|vermoeiend|heftig|spannend)",
        r"(?:lastig|vervelend|zwaar|frustrerend|pijnlijk|moeilijk|vermoeiend|heftig|spannend|jammer|vreselijk) (?:lijkt me|moet dat|is dat|zeg|hoor)", r"(?:lijkt me|is|klinkt) (?:toch |ook )?niet (?:zo )?(?:plezant|leuk|fijn|evident|gemakkelijk|makkelijk|simpel|prettig|aangenaam)", r"ik kan me (?:goed |best |heel goed )?(?:voorstellen|inbeelden)", r"(?:dat )?(?:snap|begrijp|versta) ik", r"ik (?:snap|begrijp|versta)", r"begrijpelijk",
        r"logisch", r"terecht", r"goed punt", r"eerlijk punt", r"dat is (?:eerlijk|waar|fair)", r"geef u gelijk", r"daar (?:heeft|heb|hebt) (?:u|je) (?:een punt|gelijk)", r"natuurlijk",
        r"niemand wil", r"dat wil niemand", r"ik hoor (?:dat|wel)", r"vanzelfsprekend", r"zou ik ook",
    ),
    "dismissal": (
        r"(?:ik )?(?:begrijp|snap|versta)(?: ik)?(?: dat| het| u| je)?(?: wel| best)? maar", r"maak (?:u|je) (?:daar )?(?:maar )?geen zorgen", r"daar hoeft? (?:u|je) (?:\w+ )?(?:niet|geen)",
        r"geen probleem hoor", r"dat valt (?:wel |best )?mee", r"komt (?:wel|helemaal) goed", r"dat is (?:geen|niet echt een) probleem", r"u vergist zich",
        r"dat ziet (?:u|je) verkeerd", r"onzin",
    ),
    "discount": (
        r"korting\w*", r"procent (?:eraf|ervan af|korting|goedkoper|minder)", r"goedkoper (?:maken|krijgen)", r"speciale prijs", r"vriendenprijs",
        r"prijs (?:laten )?zakken", r"gratis (?:maand|maanden|proberen|bij|erbij|cadeau)", r"(?:er )?iets af(?:doen)?", r"actieprijs", r"promotie",
    ),
    "pressure": (
        r"(?:vandaag|nu) (?:nog )?(?:tekenen|beslissen|akkoord|ondertekenen|toehappen)", r"alleen (?:vandaag|nu|deze week)", r"laatste kans", r"(?:aanbod|actie|aanbieding) (?:loopt|vervalt|geldt|stopt)\w*",
        r"(?:u|je) moet (?:nu|vandaag|snel)", r"spijt (?:krijgen|van)", r"(?:u|je) (?:mist|laat liggen)", r"waar wacht (?:u|je)", r"nu of nooit", r"nog maar (?:een|twee|drie) plaatsen",
        r"anders (?:is het|bent u) te laat", r"kunt het (?:u|je) niet permitteren", r"(?:hier|vandaag) (?:even )?(?:uw|een) handtekening", r"concurrent(?:en|ie)? (?:zit|lacht|doet|tekent)\w*",
    ),
    "close": (
        r"zullen we (?:dan |dat |nu |meteen |alvast |eens |de |het |een |die |deze )*.{0,80}?(?:afspraak|afspreken|inplannen|plannen|starten|vastleggen|vastzetten|tekenen|beginnen|boeken|doen|opstarten|prikken|agenda)",
        r"(?:kan|mag|zal) ik (?:u |je |dat |dan |alvast |meteen |de |een |het |die )*.{0,60}?(?:inschrijven|inplannen|noteren|opsturen om te tekenen|vastleggen|boeken|langskomen)",
        r"wanneer (?:kunnen|zullen|mogen) (?:we|wij|ik) (?:dan )?.{0,40}?(?:starten|beginnen|langskomen|samenzitten|inplannen|afspreken|tekenen)",
        r"gaan we (?:ervoor|akkoord|ermee door|van start)", r"bent u (?:bereid|klaar|akkoord)", r"akkoord (?:om|dat we)", r"schrijf ik (?:u|je)", r"zet ik (?:u|je)",
        r"(?:past|kan|schikt|lukt) (?:het |dat |u |je )*(?:volgende week |deze week |komende )*(?:maandag|dinsdag|woensdag|donderdag|vrijdag|morgen|volgende week)",
        r"als (?:we|wij|ik) .{3,80} (?:tekent u|start u|gaat u|beslist u|doet u|teken je|doe je|bent u bereid|wilt u)", r"laten we (?:dan )?.{0,40}?(?:inplannen|vastleggen|afspreken|tekenen|starten)",
        r"zou ik graag .{0,60}?(?:inplannen|vastleggen|afspreken|starten)", r"(?:hier|even) tekenen", r"teken(?:t|en)? (?:u|je|we) ", r"stel(?: ik)? voor (?:dat we|om) .{0,80}?(?:maandag|dinsdag|woensdag|donderdag|vrijdag|volgende week|morgen)",
        r"wat is (?:dan )?de volgende stap", r"hoe gaan we verder", r"wilt u (?:het |dit |ermee )?(?:starten|bestellen|tekenen|kopen|doorgaan)",
    ),
    "concrete": (
        r"maandag|dinsdag|woensdag|donderdag|vrijdag|morgen|overmorgen", r"volgende (?:week|maand)", r"(?:begin|eind|half) \w+", r"\d+ (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)",
        r"\d+ uur", r"(?:acht|negen|tien|elf|twaalf|een|twee|drie|vier) uur", r"(?:eerste|tweede|laatste) (?:maandag|week|dag)", r"over (?:een|twee|drie) weken?", r"deze (?:week|maand)",
    ),
    "goodbye": (
        r"tot (?:ziens|dan|morgen|binnenkort|later|maandag|dinsdag|woensdag|donderdag|vrijdag|volgende week|horens)", r"(?:nog een )?fijne (?:dag|avond|middag)", r"goeiendag nog", r"prettige dag",
        r"ik hang op", r"bedankt voor (?:uw|je|de) tijd", r"dank (?:u|je) voor (?:uw|je|de|het) (?:tijd|gesprek)", r"ik laat u (?:met rust|verder doen)", r"doei", r"daag", r"salut",
    ),
    "parking": (
        r"kom(?:en)? (?:ik|we|wij) (?:\w+ ){0,3}(?:op )?terug", r"(?:straks|later|zo meteen|dadelijk) (?:\w+ ){0,3}(?:op )?terug", r"even parkeren", r"parkeer", r"(?:daar|dat) (?:straks|zo meteen|dadelijk|later)",
        r"bewaar ik (?:even )?voor straks",
    ),
    "apology": (r"sorry", r"excuseer", r"excuses", r"mijn fout", r"mijn excuus", r"pardon", r"neem me niet kwalijk"),
    "admit": (r"(?:dat )?weet ik (?:eerlijk gezegd |zo |nu |nog )*niet", r"dat zoek ik (?:op|uit)", r"moet ik (?:na|op)\w+", r"dat vraag ik na"),
    "pitch": (
        r"(?:wij|we) (?:bieden|leveren|garanderen|hebben (?:een|de|ook|als)|zorgen|doen|zijn (?:de|marktleider|de beste|het))", r"bieden wij", r"on(?:ze|s) (?:\w+ )?(?:oplossing|software|dienst|dienstverlening|systeem|product|platform|pakket|aanpak|technologie|service|toestellen|app|machines?)",
        r"(?:met|bij) ons (?:krijgt|heeft|bent|hebt|systeem|platform)", r"u krijgt", r"je krijgt", r"marktleider", r"inclusief", r"functies", r"het systeem (?:doet|heeft|kan|legt|geeft|herkent|meldt)", r"allerbeste", r"revolutionair\w*",
    ),
    "proposal": (
        r"(?:zo|daarmee|daardoor|dan) (?:bent|heeft|hebt|wint|verliest|houdt|hoeft|krijgt|weet|ziet|spaart|bespaart) (?:u|je)", r"(?:voor u|voor jou|voor jullie|bij u) betekent dat", r"dat betekent (?:voor u|voor jullie|dat u|voor jou)",
        r"zodat (?:u|je|uw|jullie|er|niemand|de|het)", r"voortaan", r"(?:hoeft|hoeven|moet|moeten) (?:\w+ ){0,3}niet meer", r"nauwelijks nog",
    ),
    "follow_up": (
        r"waarom", r"hoezo", r"hoe komt (?:dat|het)", r"vertel (?:eens |me |er |daar )*(?:meer|verder|iets)", r"bijvoorbeeld", r"toelichten", r"wat bedoelt? (?:u|je)", r"hoe bedoelt? (?:u|je)", r"leg (?:eens|dat) (?:eens )?uit",
        r"ga verder", r"doe verder", r"hoe dan", r"en verder", r"en toen", r"wat nog", r"nog iets", r"in welke zin", r"wat maakt dat", r"waaraan (?:merkt|ziet) (?:u|je)", r"wat (?:zit|schuilt) (?:er|daar)(?: precies)? achter", r"concreter",
        r"wat houdt (?:u|je)", r"waar (?:zit|ligt) (?:het|dat|hem|de)", r"waar twijfelt", r"wat gebeurt er dan", r"wat gebeurde er", r"wat (?:ging|liep) er (?:\w+ )?(?:mis|fout)", r"hoe dat (?:komt|zit|kwam)", r"wat is er (?:\w+ ){0,3}(?:gebeurd|voorgevallen)",
    ),
    "why": (r"waarom", r"hoezo", r"hoe komt", r"hoe dat komt", r"wat maakt dat"),
    "opinion": (
        r"vin(?:dt|d|den) (?:u|je|jij|jullie|uw)", r"mening", r"belangrijk(?:ste)?", r"hoe kijkt? (?:u|je)", r"hoe kijken", r"ervaart?", r"(?:voelt|voel)", r"verwacht\w*", r"tevreden", r"stoort", r"liggen? (?:u|je) wakker", r"zorgen", r"hoe belangrijk", r"denkt (?:u|je)",
        r"het (?:vervelendste|lastigste|ergste|moeilijkste|zwaarste)", r"wat betekent", r"wat maakt", r"hoopt (?:u|je)", r"hoe beleeft", r"wat doet dat met", r"doorslag", r"goed besteed", r"waar gaat het", r"persoonlijk", r"hoe ziet (?:u|je)",
    ),
    "fact": (r"hoeveel", r"wie", r"wanneer", r"welke?", r"hoe ?lang", r"hoe vaak", r"sinds", r"waar", r"hoe groot", r"hoe (?:verloopt|werkt|gaat|loopt|plant|doet)", r"wat (?:gebruikt|kost|is|zijn|doet|doen)"),
    "view_of_offer": (
        r"wat (?:vindt|vind|denkt|denk) (?:u|je) (?:daar|hier|er|dit|dat)?(?:van|over)", r"wat (?:vindt|vind|denkt) (?:u|je) (?:van|over) (?:dit|dat|het|mijn|ons|onze) (?:voorstel|idee|aanpak|oplossing)",
        r"hoe klinkt (?:dat|dit)", r"wat (?:zegt|doet) (?:u|je|dat|dit) (?:dat|u|dit|je)", r"hoe kijkt (?:u|je) (?:daar|hier|naar (?:dit|dat|ons) (?:voorstel|idee))(?: naar)?", r"spreekt (?:u |je )?(?:dat|dit)(?: u| je)? aan",
        r"kunt u zich daar\w* (?:iets|in) vinden", r"ziet (?:u|je) (?:dat|dit) (?:zitten|werken)",
    ),
    "price": (r"prij(?:s|zen)\w*", r"kost(?:en|prijs)?", r"tarie(?:f|ven)", r"euro", r"offerte", r"factuur", r"maandbedrag"),
    "go_on": (r"vertel(?: eens)?(?: (?:maar|verder|meer))?", r"ga (?:maar |gerust )?(?:verder|door)", r"doe (?:maar )?(?:verder|voort)", r"(?:ik )?luister"),
    "backchannel": (
        r"^(?:(?:ja|jaja|oke|ok|okay|goed|juist|interessant|duidelijk|begrepen|snap ik|ik snap het|ik begrijp het|aha|zeker|prima|inderdaad|ah|oh|zo|top|mooi|vertel|ga verder|doe maar|ik luister|tuurlijk|helder|nee|neen) ?){1,4}$",
    ),
    "thanks": (r"dank (?:u|je)(?: wel)?", r"bedankt", r"merci"),
    "competitor_bashing": (r"(?:concurrent\w*|die anderen|andere aanbieders?) (?:\w+ ){0,4}(?:slecht|rommel|niks|waardeloos|prutsers|failliet|brol|troep)",),
}  # fmt: skip

LEAD_INS = "en|dus|maar|oke|ok|ja|goed|nou|en dan|dan|want|euh|kijk|juist|allez|trouwens|he"

QUESTION_START = (
    "(?:is|zijn|was|waren|heeft|hebben|had|kan|kunnen|gaat|gaan|komt|wordt|worden|moet|moeten|mag|lukt|bestaat|staat|zit) (?:de|het|een|uw|je|jullie|dat|die|er|u|ze|hij|zij|we|alles|iedereen|iemand|deze|dit)",
    "hoe(?! (?:wij|we|ik)\\b)", "wat(?! (?:wij|we|ik|ons|onze|een)\\b)", "wie", "waarom", "wanneer(?! (?:u|je|we|wij|de|het|er)\\b)", "welke?", "waar(?! (?:wij|we|ik)\\b)", "hoeveel", "hoelang", "hoezo", "waaraan", "waarmee",
    r"(?!(?:dat|wat|met|niet|het|omdat|zodat|voordat|totdat|nadat|uit|laat|behalve|tot|want|moet|past|stuurt|brengt|geeft|belt|toont|biedt)\b)\w{2,}t (?:u|ge|gij|gijlie)", r"\w{3,}en jullie",
    "(?:zit|werk|heb|ben|doe|gebruik|gooi|krijg|moet|mag|kan|wil|ga|sta|merk|voel|zoek|betaal|verlies|hoor|koop|plan|kies|beslis|ken|weet|lig|rij|maak|houd|hou) (?:je|jij)",
    "ooit al", "al eens", "nog nooit", "kunt u", "kan u", "kun je", "kan je", "mag ik", "mogen we", "zou u", "zou je", "zou dat", "bent u", "ben je", "heeft u",
    "hebt u", "heb je", "hebben jullie", "is dat", "is het", "is er", "zijn er", "zijn jullie", "wilt u", "wil je", "vindt u",
    "vind je", "denkt u", "denk je", "gaat u", "ga je", "komt u", "werkt u", "werken jullie", "gebruikt u", "zullen we",
    "klopt dat", "klopt het", "en hoe", "en wat", "en wie", "en waarom", "en wanneer", "en welke?", "ziet u", "zie je",
    "merkt u", "weet u", "speelt", "loopt", "doet u", "doen jullie", "heb ik", "past", "welk", "aan welke?", "tegen wanneer",
    "in welke", "op welke", "bij wie", "met wie", "voor wie", "van wie", "sinds wanneer", "binnen welke", "naar wie", "rijdt u",
)  # fmt: skip
QUESTION_END = (
    "zeker",
    "nietwaar",
    "niet waar",
    "of niet",
    "of wel",
    "neem ik aan",
    "vermoed ik",
    "denk ik he",
    "of wat",
)
QUESTION_INSIDE = (
    r"vertel (?:eens|me|mij|daar|er)", r"ik ben (?:wel |eigenlijk |vooral )?(?:benieuwd|nieuwsgierig)", r"ik vraag me af",
    r"ik zou (?:graag|wel) (?:willen )?weten", r"ik wil graag weten", r"neem me (?:eens )?mee", r"beschrijf", r"schets", r"ik hoor graag",
    r"leg (?:eens|dat) uit", r"zeg eens", r"mag ik vragen", r"wat (?:is|was|zijn|vindt|vind|zou|gebeurt|maakt|verwacht|bedoelt|kost|houdt)",
    r"hoe (?:gaat|loopt|komt|kijkt|ziet|werkt|vaak|lang|groot|doet|verloopt|belangrijk)", r"hoeveel", r"wie (?:beslist|is|zijn|gaat|doet)",
)  # fmt: skip

THEMES: Mapping[str, tuple[str, ...]] = {
    "source": (
        "aanleiding", "hoe bent u bij ons", "waar kent u ons", "huidige situatie", "hoe verloopt", "hoe gaat dat nu",
        "hoe werkt het nu", "vandaag de dag", "hoe pakken jullie", "achtergrond", "vertel eens over uw bedrijf", "hoe loopt het nu", "waarmee werkt u",
    ),
    "motivation": (
        "probleem", "problemen", "uitdaging", "knelpunt", "waar lig", "wakker", "frustratie", "vervelend", "waarom nu", "moeilijk", "lastig",
        "loopt mis", "misloopt", "last van", "dwarszit", "verbeteren", "pijn", "stoort", "motivatie", "drijfveer", "zorgen baart", "beter kan",
    ),
    "experience": (
        "ervaring", "ervaringen", "eerder gewerkt", "al eens", "vroeger", "verleden", "geprobeerd", "meegemaakt", "misgelopen", "fout gelopen", "vorige leverancier", "huidige leverancier", "uw leverancier", "je leverancier", "tevreden over",
        "tot nu toe", "bevalt", "misgegaan",
    ),
    "expectations": (
        "verwacht", "verwachting", "verwachtingen", "hoopt", "ideaal", "ideale", "gewenst", "resultaat", "doel", "doelstelling", "zoekt u", "wensen",
        "succes", "geslaagd", "droom",
    ),
    "alternatives": (
        "alternatief", "alternatieven", "andere leveranciers", "andere aanbieders", "andere partijen", "concurrent", "concurrenten", "vergelijkt",
        "vergelijken", "offertes", "andere opties", "nog iemand", "andere oplossing", "niets doen",
    ),
    "budget": (
        "budget", "prijs", "investering", "investeren", "bedrag", "kost", "kosten", "geld", "euro", "betalen", "uitgeven", "geven jullie uit", "geeft u uit", "hoeveel geeft", "hoeveel geven", "centen", "opzij gezet", "financieel", "terugverdien",
    ),
    "timing": (
        "timing", "termijn", "planning voor de invoering", "deadline", "tegen wanneer", "hoe snel", "wanneer moet", "wanneer wilt", "wanneer wil je", "dringend", "haast", "urgent", "datum", "op welke termijn", "startdatum",
    ),
    "decision_criteria": (
        "beslist", "beslissen", "beslissing", "wie is er betrokken", "criteria", "criterium", "doorslag", "doorslaggevend", "laatste woord", "knoop door", "eindbeslissing", "belangrijk",
        "belangrijkste", "afweging", "keuze", "kiezen", "waar let u op", "voorwaarden", "akkoord geven", "zeg in",
    ),
}  # fmt: skip

NUMBERS: Mapping[str, int] = {
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11,
    "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17, "achttien": 18, "negentien": 19,
    "twintig": 20, "dertig": 30, "veertig": 40, "vijfenveertig": 45, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90, "honderd": 100, "tweehonderd": 200, "duizend": 1000, "vijftienduizend": 15000, "twintigduizend": 20000, "dertigduizend": 30000,
}  # fmt: skip
