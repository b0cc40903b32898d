"""Dutch and Flemish wordings that hint at what a seller or a customer does, as patterns over normalised text."""

from __future__ import annotations

_MACROS = {
    "<U>": "(?:u|je|jij|ge|gij|jullie|gullie)",
    "<UW>": "(?:uw|je|jouw|jullie|ulder)",
    "<WIJ>": "(?:wij|we|ons|onze)",
    "<DAG>": (
        "(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|morgen|overmorgen|(?:volgende|deze|komende) (?:week|maand)|"
        "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|halverwege|om (?:een|twee|drie|vier|negen|tien|elf|half) )"
    ),
}

SELLER: dict[str, tuple[str, ...]] = {
    "invert": (
        (
            r"(?:hebt|heeft|heb|bent|ben|kunt|kan|kun|wilt|wil|vindt|vind|ziet|zie|weet|denkt|denk|gebruikt|gebruik|werkt|werk|"
            r"zou|zoudt|zouden|gaat|ga|doet|doe|moet|mag|zit|staat|krijgt|krijg|hebben|zijn|kunnen|willen|werken|gaan|doen|"
            r"ervaart|verwacht|rekent|koopt|bestelt|betaalt|merkt|voelt|zoekt|hoort|kijkt|maakt|begint|beslist|bedoelt|kent|ligt|vond|had|was|waren|hadden|deed) <U>"
        ),
        r"(?:is|zit|gaat|staat|komt|loopt|ligt|valt|was|wordt|klopt|blijft|geldt|speelt|past|werkt|heeft|hebben|zijn|draait|gebeurt) (?:dat|dit|die|het|er|de|daar|ie|hij|uw|jullie|zij|ze)",
        r"(?:mag|kan|zal|zou|mogen|zullen|kunnen|moet|doen|zetten|plannen|spreken|leggen|nemen|starten|beginnen|tekenen|boeken) (?:ik|we|wij)",
    ),
    "wh": (
        r"(?:wie|wat|waar|wanneer|waarom|welke|welk|hoe|hoeveel|hoezo|waarmee|waardoor|waaraan|waarin|waarop|waarvoor|waarnaar|vanwaar|wiens)",
    ),
    "wh_fact": (
        r"(?:hoeveel|hoe (?:vaak|lang|oud|groot|ver|laat|veel|dikwijls|breed|hoog|zwaar)|wie|wanneer|welke|welk|sinds wanneer|hoelang|vanaf wanneer|met wie|van wie|waar (?:staat|staan|zit|zitten|ligt|liggen|komt|koopt|haalt))",
    ),
    "wh_opinion": (
        r"hoe (?:ervaart|ervaar|ervaren|kijkt|kijk|kijken|ziet|zie|zien|voelt|beleeft|belangrijk|tevreden|erg|zwaar|lastig|denkt|denk|vindt|vind|staat|sta|bevalt|waardeert|beoordeelt|schat|belangrijk|zeker|comfortabel)",
        r"wat (?:vindt|vind|vinden|denkt|denk|stoort|zou|verwacht|verwachten|betekent|maakt|hoopt|houdt|weegt|telt|bevalt|mist|mis|wilt|wil|frustreert|ergert|is (?:voor <U>|in <UW> ogen|<UW>))",
        r"(?:<UW> (?:mening|gevoel|idee|verwachting|indruk|visie|kijk|ervaring)|in <UW> ogen|volgens <U>|naar <UW> gevoel|vind(?:t|en)? <U>(?: zelf)? (?:belangrijk|van|ervan|daarvan)|belangrijkst)",
        r"waar (?:ergert|stoort|baalt|hecht|droomt|ligt) ",
    ),
    "tellme": (
        r"(?:vertel|vertelt <U>|beschrijf|schets|neem me mee|leg eens uit|ik ben benieuwd|benieuwd|ik vraag me af|laat eens horen|hoe zit het met|ik hoor graag|geef eens)",
    ),
    "hypo": (
        r"(?:stel|stelt <U>|gesteld|veronderstel|veronderstelt|beeld <U>|beeldt <U>|denk <U> eens in|verplaats <U>|neem nu|neem aan|even fantaseren|droom even|fictief|hypothetisch|doe alsof)",
        r"(?:wat als|als .{1,120} wat (?:zou|gebeurt|doet|betekent|dan)|als .{1,120} (?:zou|zouden) .{0,40}(?:wat|hoe|wie)|wat (?:zou|gebeurt|doet) .{1,120} (?:als|moest|mocht))",
        r"(?:mocht|moest|had) (?:<U>|dat|er|het|morgen|die|uw|jullie)",
        r"(?:toverstok|toverstaf|over (?:een|twee|drie|vijf) jaar)",
    ),
    "clientstory": (
        r"(?:klant van (?:ons|mij)|een (?:andere )?klant|collega van <U>|<UW> collega(?:s)?|bij een (?:bedrijf|klant|school|aannemer|bakker|praktijk|kantoor)|een (?:bedrijf|zaak|school|aannemer|bakker|collega bedrijf) (?:in|uit|hier|verderop)|confrater|hadden hetzelfde|had hetzelfde|stond voor hetzelfde|dezelfde situatie)",
    ),
    "refstory": (
        r"(?:vorig jaar|sinds (?:vorig|januari|februari|maart|april|mei|juni|september|oktober|twee|19|20|ze|ie|die|wij|toen)|in 20\d\d|afgelopen (?:jaar|herfst|winter|zomer|voorjaar)|verleden jaar|binnen (?:een|twee|drie|zes|vier) (?:maanden|maand|weken|jaar))",
        r"(?:ging(?:en)? van|gingen naar|zakte|daalde|gehalveerd|halveerde|gingen ze|bellen gerust|belt <U> (?:hem|haar|ze) gerust|mag <U> (?:gerust )?bellen|kent <U> misschien|misschien kent <U>|zegt <U> dat iets)",
    ),
    "intro": (
        r"(?:mijn naam is|ik ben [a-z]+ (?:van|en)|ik ben de|u spreekt met|met [a-z]+ van|wij zijn|ik werk (?:voor|bij)|ik kom van|even voorstellen|mezelf voorstellen|ik begeleid|ik ben verantwoordelijk|ik doe de|wij doen|wij verzorgen|wij maken|wij helpen|wij leveren)",
    ),
    "consent": (
        r"(?:(?:is|zit|lijkt|klinkt|kan|past|werkt|gaat|voelt) (?:dat|dit|het)(?: zo| voor (?:u|jou|jullie)| u| je)* (?:goed|oke|ok|akkoord|in orde|u|prima|voor (?:u|jou|jullie)|zo|redelijk|wat)|vindt? <U> dat (?:goed|oke|ok|prima)|ga(?:at)? <U> (?:daarmee |daar mee |hiermee )?akkoord|akkoord|kunt <U> (?:u|je) daarin vinden|daarin vinden|mee eens|oke (?:voor|zo)|goed (?:voor <U>|zo)|iets (?:toevoegen|aan toe te voegen)|anders zien|komt dat uit|schikt|heb(?:t)? <U> (?:daar )?bezwaar)",
    ),
    "agenda": (
        r"(?:eerst .{3,160}(?:daarna|dan|vervolgens|en op het (?:eind|einde)|tot slot|nadien|afsluiten))",
        r"(?:voorstel voor (?:vandaag|het gesprek)|agenda|ik had gedacht|ik stel voor dat (?:we|ik) (?:eerst|beginnen)|planning voor vandaag|verloop van|opbouw|(?:drie|twee|vier) (?:dingen|punten|delen|stappen|blokken)|hoe we het aanpakken|indelen|(?:half ?uur|kwartier|minuten|uurtje) (?:de tijd|voor|uit))",
    ),
    "askask": (
        r"(?:mag ik (?:(?:u|je|jullie) )?(?:(?:daarvoor|daarom|eerst|nog|even|eens|dan|zo|alvast) )*(?:euh )?(?:iets|wat|een paar|enkele|een aantal|drie|twee|vier|vijf|een handvol|korte|de|uw|een) .{0,30}(?:vra|polsen|weten)|mag ik (?:u|je|jullie) (?:daarvoor |daarom |eerst |even )?(?:wat |iets |enkele |een paar )?(?:vragen|bevragen)|vragen (?:stellen|voorleggen|te stellen|willen stellen)|vraagskes|vraagjes|doorvragen|wat vragen|een paar vragen|enkele vragen|vind(?:t)? <U> het (?:goed|oke|erg) (?:dat|als) ik)",
    ),
    "whyinfo": (
        r"(?:zodat ik|om te (?:weten|vermijden|voorkomen|zien|kunnen)|anders (?:praat|vertel|verkoop|zit|sta|gok)|dan kan ik (?:gericht|beter|u|je)|hoe meer ik|des te|pas (?:zinnig|nuttig|iets)|naast de kwestie|op maat|gericht(?:er)?|niet verveel|tijd (?:verspil|verdoe)|iets (?:heeft|hebt|hebben) aan)",
    ),
    "alt": (r"(?:\S+ of (?!niet|nee|zo|wat|ik|iets|dat|ze|zoiets|u|je|we|ie|hij|meer|minder|misschien|er|het)\S+)",),
    "alt_yn": (r"(?:ja of nee|of niet|of nee|al dan niet)",),
    "park": (
        r"(?:(?:kom|komen|kom ik|komen we) .{0,40}(?:op |er(?:op)? |daar(?:op)? )?.{0,12}terug|terugkom|parkeer|parkeren|hou(?:d)? .{1,30}(?:even |nog )?(?:vast|in beraad|voor (?:straks|later|het einde))|bewaar|bewaren|noteer .{0,60}(?:straks|later|terug|einde|eind)|schrijf .{0,60}(?:straks|later|terug|einde|eind|op)|zet .{0,30}(?:op (?:de|mijn|ons) (?:lijst|lijstje|agenda|blad|papier|bord)|apart|bovenaan)|op mijn (?:lijst|lijstje|blad|papier)|krijgt (?:u|je|een eigen)|neem(?:t|en)? .{1,30}(?:straks|later|aan het eind|op het einde|mee naar)|pak(?:ken)? .{1,40}(?:straks|later|eind|dan)|komt (?:straks|zeker|vanzelf|aan bod|zo)|kom ik (?:zo|straks|later|daar)|daar komen we|vraag .{0,20}na bij|zoek .{0,12}uit)",
    ),
    "later": (
        r"(?:straks|later|zo (?:meteen|dadelijk)|seffens|subiet|dadelijk|(?:aan|op|tegen) het (?:eind|einde)|tot slot|daarna|na de (?:demo|rondgang|pauze)|volgende week|voor (?:u|ik) (?:vertrek|weg)|nog voor|einde van)",
    ),
    "para": (
        r"^(?:(?:oke|ja|ah|ok|goed|aha|hm|amai|nee|begrepen|ha|kijk|zo) )*(?:dus|eigenlijk|<U> (?:zegt|zeg|bent|ben|hebt|heeft|zit|wilt|wil|voelt|staat|moet|loopt|betaalt|zoekt|draait|twijfelt|maakt|kunt|merkt|ziet|krijgt|doet|kiest|verliest|werkt)|met andere woorden|het (?:zit|gaat|komt|is) (?:u|dus|eigenlijk|niet)|dat (?:vreet|weegt|knaagt|moet|zit|steekt|raakt|doet|klinkt|betekent)|als ik|wat ik hoor|ik hoor|ik merk|zo te horen|klinkt alsof)",
        r"(?:als ik (?:het|u|je|jullie|dat) (?:zo |goed |even )*(?:goed )?(?:begrijp|hoor|samenvat|samenvatten|beluister|snap)|met andere woorden|ik hoor (?:u|je|dat)|zo te horen|klinkt alsof|samengevat|even op een rij\w*|op een rijtje|vorige keer (?:zei|vertelde)|<U> zei|even samenvatten|wat (?:u|je) (?:zegt|eigenlijk|vertelt)|<U> (?:zegt|vertelt) (?:dus|eigenlijk)|dus <U>|<U> .{1,25} dus|het is dus|dat maakt dat <U>|niet zozeer|niet alleen .{3,60} maar|komt erop neer|en dat (?:vreet|weegt|knaagt|steekt))",
    ),
    "lock": (
        r"(?:klopt (?:dat|het|die)|(?:heb|begrijp|snap|vat|zeg|zie|hoor|lees|versta|zit|formuleer) ik (?:het |dat |u |je |daar |er |zo |daarmee )*(?:goed|juist|correct|zo|mis|ernaast|samen)|heb ik (?:dat|het|u) .{0,20}(?:begrepen|verstaan)|is dat (?:juist|correct|wat|het|de kern|zo|een correcte|een goede)|mag ik (?:dan |daaruit |dus |zo )*(?:noteren|concluderen|aannemen|opschrijven|stellen|besluiten|ervan uitgaan|onthouden)|kan ik (?:dat )?(?:zo )?noteren|correct|juist zo|te pakken|bedoel(?:t)? <U> dat|is dat wat <U>|verbeter me|corrigeer me|zeg het (?:me|gerust) als|zit ik (?:er|daar))",
    ),
    "priority": (
        r"(?:prioriteit|belangrijkste|boven alles|voor alles|op de eerste plaats|in de eerste plaats|bovenaan|zwaarder|zwaarst|doorslag|het meest|nummer een|eerst en vooral|gaat voor|voorrang|knock ?out|harde eis|meer nog dan|eerder dan|breekpunt|kern)",
    ),
    "feeling": (
        r"(?:frustr\w+|vervelend|ambetant|lastig|zwaar|pijnlijk|pijn|zuur|moeilijk|ergerlijk|ergert|stress\w*|vermoeiend|zenuwslopend|slopend|jammer|balen|baalt|rot|hatelijk|vreet|slapeloos|wakker|machteloos|onmacht|schrik|bang|zorgen|druk|uitputtend|ondankbaar|gefrustreerd|boos|kwaad|teleurst\w+|onzeker|onrust|spannend|gevoel|kopzorg\w*|miserie|gedoe|hoofdpijn|hopeloos|niet leuk|krimp\w*|genant|beschamend|slapen|eenzaam|knagen|wegen|weegt|akelig|niet fijn|zot van|gek van|beu|moe)",
    ),
    "solution": (
        r"(?:daarom (?:\w+ )?(?:<WIJ>|het|de|is|zou)|<WIJ> (?:systeem|oplossing|software|app|platform|ploeg|dienst|planner|machine|monteurs|mensen|bank|toestel|pakket|contract|team|module|portaal|aanpak|formule|technieker|toestellen)|wat <WIJ> (?:doen|dan doen)|<WIJ> (?:zorgen|lossen|vangen|nemen|zetten|leveren|plaatsen|maken|regelen|sturen|werken|koppelen|bouwen|doen|komen|houden|geven|meten|rijden|hangen)|dat lossen|lost .{0,12}op|daarvoor (?:hebben|is|dient)|zit .{0,20} in|automatisch|vanzelf|rechtstreeks|met (?:onze|ons)|bij ons|u krijgt|ge krijgt|je krijgt)",
    ),
    "compare": (
        r"(?:waar (?:andere|anderen|een|de meeste|het bij|je bij|u bij)|de meeste|meesten|doorsnee|gemiddelde|in tegenstelling|gewoonlijk|elders|vergeleken|klassieke?|gangbare?|traditionele?|standaard|normaal|gebruikelijk\w*|andere (?:leveranciers|bureaus|aanbieders|systemen|partijen|verzekeraars|pakketten|makelaars)|anders dan|terwijl|in plaats van|ten opzichte van|tegenover|(?:sneller|langer|minder|meer|beter|kleiner|lichter|stiller|zuiniger|nauwkeuriger) (?:dan|als)|dubbel zo|de helft|bij een gewone|een gewone|de markt)",
    ),
    "benefit": (
        r"(?:(?:voor|bij) (?:u|jou|jullie) (?:betekent|wil|wordt|scheelt|komt|is|houdt)|betekent (?:dat|voor|dus)|wil (?:dat )?zeggen|dat wil zeggen|scheelt (?:u|je|jullie|dat)|bespaart (?:u|je|jullie)|levert (?:u|je|jullie)|hoeft? <U> (?:niet|geen|nooit)|<U> hoeft? (?:niet|geen|nooit|dus)|moet <U> (?:niet|geen|nooit)|(?:niet|geen|nooit) meer|houdt <U>|houd je|wint <U>|win je|heeft <U> (?:elke|geen)|dus (?:die|uw|je|jullie) \w+|met <UW> \w+|van <UW> \w+|op <UW> \w+|bij <UW> \w+|waar <U> (?:over|het over|van|daarnet|zo|net)|wat <U> (?:daarnet|net|zei|noemde|vertelde)|<U> (?:zei|noemde|vertelde|sprak))",
    ),
    "propose_opinion": (
        r"(?:wat (?:vindt|vind|vinden|denkt|denk|zegt|doet) <U>? ?(?:daar|hier|er|van (?:dit|dat|die|deze|het)|daarvan|ervan|hiervan)|hoe (?:klinkt|lijkt|ziet <U>|kijkt <U>|kijk <U>|komt|valt|staat <U>|past|voelt|zien <U>) .{0,20}(?:dat|dit|die|zo|het|daar|voorstel|aanpak|oplossing|plan|formule|idee)|wat spreekt|spreekt .{0,16} aan|wat (?:zou|is) <UW> (?:eerste )?(?:reactie|indruk)|<UW> (?:eerste )?(?:reactie|indruk)|hoe komt dat op <U> over|in de oren|wat (?:doet|roept) (?:dit|dat)|past dat bij|ziet <U> dat (?:werken|zitten)|zie je dat (?:werken|zitten)|ziet gij dat)",
    ),
    "close": (
        r"(?:zullen <WIJ>|zal ik|kan ik (?:u|je|jullie|dat|het|de|alvast|dan|op)|mag ik (?:u|je|jullie|dat|het|de|dan|alvast) .{0,40}(?:inplannen|noteren|inschrijven|bezorgen|opsturen|reserveren|boeken|langskomen|vastleggen)|wanneer (?:kan|kunnen|mag|past|schikt|zullen|wilt|wil|beginnen|starten|zal|mogen) |(?:starten|beginnen|tekenen|boeken|plannen|spreken|leggen|zetten|doen|prikken|nemen|vullen|maken|gaan|leveren|kiezen) we|tekent <U>|teken je|tekenen|ondertekenen|handtekening|inplannen|vastleggen|inboeken|opstarten|bestellen|reserveren|proefplaatsing|proefperiode|afspraak|akkoord|bestelbon|contract klaar|op papier|ingangsdatum|startdatum|gaan we ervoor|in gang|draaien we|zien (?:wij|we) elkaar|kom ik (?:op|om|langs)|boek ik|schikt|uitproberen|wat wordt het|spreken we af|samenzitten|om tafel|doet <U> mee|hakken we|knoop|zet ik <U>|schrijf ik <U>|noteer ik)",
    ),
    "cond_close": (
        r"(?:als (?:ik|we|wij|die|dat|het|de|u|ge|je) .{3,140}(?:tekent <U>|teken je|tekenen we|gaat <U>|ga je|doet <U>|doen we|beslist <U>|beslis je|zijn we (?:eruit|rond|akkoord)|hebben we een|kunnen we|zou(?:dt)? <U> (?:dan|vandaag)|dan (?:akkoord|tekenen|starten|beginnen|vandaag)|start <U>|stapt <U>|stap je|komt <U>|kiest <U>|bestelt <U>|mag ik|zeg(?:t)? <U> dan))",
    ),
    "when": (r"<DAG>",),
    "explore": (
        r"(?:waar (?:zit|wringt|knelt|ligt|twijfelt|aarzelt|komt|zitten|haper|haak|gaat|denk|vergelijk|hangt)|wat (?:maakt|houdt|precies|bedoelt|bedoel|weerhoudt|ontbreekt|mist|mis|speelt|steekt|knaagt|schrikt|stoort|baart|zou .{0,30}(?:nodig|moeten|helpen|overtuigen|gerust)|moet er|zit (?:daar|er) (?:achter|in)|is het (?:dat|precies|juist|grootste)|heeft|zegt|gaan|hebt <U> nodig|heb je nodig|hebben)|waarvoor|waarover|waardoor|hoe(?:zo)? (?:komt|bedoelt)|licht .{0,10}toe|toelichten|precies|concreet|welk deel|welk stuk\w*|op welk punt|hapert|wringen|blijft (?:uw|je) oog|misgelopen|fout gegaan|dwars|inzit|welke (?:van|vraag|toestellen|klanten|deuren)|waar let (?:hij|zij|ze)|aanleiding|tegen zal zijn|welke (?:vraag|vragen|bezwaren|twijfel)|met wie|tegen wanneer|wanneer (?:ziet|zien|spreekt|komt|zit|beslissen|overleggen)|vergelijkt <U>|vergelijk je|mag ik (?:weten|vragen) (?:wat|waar|of|welke|hoe))",
    ),
    "ack": (
        r"(?:begrijpelijk|logisch|terecht|(?:snap|begrijp|versta) (?:ik|dat|u|je|goed|helemaal)|ik (?:snap|begrijp|versta|hoor|zie)|goed dat <U>|eerlijk|<U> hebt (?:groot )?gelijk|je hebt gelijk|gelijk|natuurlijk|vanzelfsprekend|heel normaal|(?:zou|had) ik ook|kan ik (?:me )?(?:goed )?(?:voorstellen|inkomen|begrijpen|volgen)|daar kan ik inkomen|niet niks|niet niets|een flink|is veel|geen detail|helder|verstandig|wijs|dat (?:mag|moet) <U>|fair|uiteraard|neem (?:gerust|rustig)|rustig de tijd)",
    ),
    "but": (r"maar",),
    "understand_but": (
        r"(?:(?:snap|begrijp|versta|hoor|voorstellen|inkomen|weet|natuurlijk|zeker|goed) (?:\w+ ){0,4}maar)",
    ),
    "safety": (
        r"(?:in het contract|contractueel|op papier|zwart op wit|schriftelijk|clausule|boete|terug ?betaal\w*|geld terug|proef(?:periode|maand|project|draaien|traject)?|pilot|parallel|reserve|back ?up|noodvoorraad|noodplan|opzegbaar|opzeggen|stap voor stap|eerst (?:een|op|met|bij)|(?:op|voor) onze (?:kosten|rekening)|vergoed\w*|aansprakelijk\w*|verzekerd|niet goed|garantie|blijft (?:draaien|staan|lopen|bij)|naast elkaar|terugdraaien|vaste (?:prijs|contactpersoon)|referentie|inbegrepen)",
    ),
    "pressure": (
        r"(?:vandaag nog|alleen vandaag|(?:actie|aanbieding|korting|promotie|tarief) .{0,40}(?:loopt|vervalt|stopt|tot|weg|afloopt|geldt)|anders (?:is|bent|ben)|laatste (?:kans|plaats|stuks)|voor het te laat|op is op|niet te lang (?:wachten|mee)|spijt|wie niet|stijgen onze|nu of nooit|beter nu|moet (?:u|je|ge) (?:echt|nu|gewoon)|ge gaat toch|u gaat toch)",
    ),
    "discount": (
        r"(?:korting|gratis|procent (?:af|eraf|minder)|(?:doe|geef|krijgt) .{0,30}(?:gratis|bij|cadeau|extra)|van de prijs|prijsje|zakken|cadeau|bonnetje|tientje)",
    ),
    "super": (
        r"(?:de (?:allerbeste|beste|goedkoopste|snelste|grootste|modernste|nieuwste)|marktleider|nummer (?:een|1)|award|bekroond|topkwaliteit|toppers?|fantastisch\w*|geweldig\w*|uniek\w*|ongelooflijk|super|top|de max|het beste|state of the art|wereldklasse|toonaangevend\w*|iso|jarenlange|passie)",
    ),
    "bash": (
        r"(?:prutsers?|prutsbedrijf|brol|waardeloos|rommel|amateurs?|cowboys?|charlatan\w*|oplichters?|slecht\w*|klachten|duur en|ge weet (?:het )?zelf|failliet|hopeloos)",
    ),
    "tag": (
        r"(?:toch|he|nietwaar|niet waar|of niet soms|eerlijk is eerlijk|wie wil (?:dat )?(?:er )?(?:nou|nu|niet)|dat snapt <U>|geef toe|mee eens|zeg nou zelf|zeg nu zelf)$",
    ),
    "rhet": (
        r"(?:wie wil .{0,30}niet|wie (?:niet|wel)|wat valt er|waarom zou <U>|hoe mooi|wat wilt? <U> nog meer|weet <U> wat|zal ik <U> eens|moet ik het nog|is dat niet (?:mooi|fantastisch|geweldig)|wat denkt <U> wel|raad eens)",
    ),
    "defend": (
        r"(?:daar kunnen wij (?:niks|niets)|ligt niet aan|onze fout niet|overmacht|dat is niet (?:waar|juist|eerlijk)|nee nee|helemaal niet|valt (?:wel )?mee|maakt niet uit|komt (?:wel )?goed|geen zorgen|geen probleem|geloof me|vertrouw me|zit goed|in orde)",
    ),
    "smalltalk": (
        r"(?:het weer|weertje|koffie|weekend|vakantie|file|parkeren|parking|hoe gaat het|hoe is het|alles goed|goeiemorgen|goedemorgen|goedemiddag|goeiendag|dag mevrouw|dag meneer|regen|zonnetje|mooi pand|mooi kantoor|mooi gebouw|haha|grapje)",
    ),
    "house": (
        r"(?:hoort <U> mij|scherm (?:delen|zien)|ziet <U> (?:mijn|het) scherm|verbinding|goed aangekomen|mailtje|mail ontvangen|stuur (?:ik )?(?:u|je)|ik stuur|ik mail|ik bel|bezorg (?:ik )?(?:u|je)|volgende slide|even kijken|moment|doe ik|komt goed|genoteerd|staat genoteerd|bedankt|dank (?:u|je)|tot (?:dan|ziens|volgende)|prettige dag|fijne dag|tot straks)",
    ),
    "rapport": (
        r"(?:ik zag|ik las|ik merk(?:te)? (?:aan|op|dat)|ik herinner|de vorige keer|vorige keer|u vertelde|je vertelde|proficiat|gefeliciteerd|mijn (?:vader|moeder|grootvader|opa|oma|zoon|dochter|vrouw|man|zus|broer|nonkel|oom|tante|schoonvader|buurman)|hoe is het (?:met|afgelopen)|op <UW> (?:bureau|muur|linkedin|website|deur)|aan de muur|foto|zelf ook|ik ben zelf|opgegroeid|in de gang|aan de ingang|aan de balie|op de parking|marathon|ploeg|gewonnen|gelezen|onthouden)",
    ),
    "listing": (r"(?:(?:\w+ (?:en|plus|ook) ){1}.{0,40}(?:en|plus|ook) .{0,40}(?:en|plus|ook) )",),
    "asking": (
        r"(?:vra(?:ag|gen|agje|agjes|gske|gskes|agskes|agt)|gevraagd|bevrag\w*|polsen|pols|te rade|doorvragen|af ?vragen)",
    ),
    "permission": (
        r"(?:mag (?:ik|dat|het)|zou ik .{1,60}mogen|vindt? <U> (?:het|dat) (?:goed|oke|erg|prettig)|oke (?:als|dat) ik|goed (?:als|dat) ik|iets op tegen|bezwaar|stoort het|toestemming|als <U> het goed vindt?|als ik .{0,20}mag)",
    ),
    "contrast": (
        r"(?:gewone?|klassieke?|vaste|doorsnee|meeste|andere?|anderen|doorgaans|elders|normaal|traditionele?|een buffet|een bureau|een bank|een polis|de markt) .{5,160}(?:deze|dit|hier|wij|ons|onze|bij ons|de mijne|de onze|ie)",
        r"(?:deze|dit|hier|wij|bij ons|onze) .{5,160}(?:bij (?:een|de|andere)|waar (?:een|andere|de|gewone)|terwijl|dan (?:een|bij|de)|gewone?|klassieke?|anderen|elders|de meeste|in plaats van)",
    ),
    "personal": (
        r"(?:dochter|zoon|zus|broer|nonkel|neef|nicht|opa|oma|grootmoeder|grootvader|schoonmoeder|kleinkind\w*|knie|examen|bruiloft|trouw\w*|geboren|opgegroeid|marathon|fiets\w*|voetbal|koor|hond|kat|tuin|wandel\w*|vakantie|verhuis\w*|beterschap|gecondoleerd|afstuderen|geslaagd|hoe is het met|affiche|school gezeten|in de klas|vroeger)",
    ),
    "thisfix": (
        r"(?:dan (?:zet|zou|hebt|heeft|regel|doe|krijgt|hangen|maken|nemen|leg|stuur|sturen|houden|blijft)|daarom|zo (?:hoeft|kunt|weet|ziet|blijft)|zodat|zodra|waardoor|en dan|op de seconde|binnen (?:de )?\w+ (?:minuten|uur|dag\w*)|wordt .{1,40}(?:gemeld|verwerkt|vervangen|gecontroleerd|bijgewerkt|ingeladen))",
    ),
    "you": (r"<U>|<UW>",),
    "me": (r"(?:ik|mij|me|mijn)",),
    "we": (r"<WIJ>",),
    "number": (
        r"(?:\d+|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\w*tien|\w*tig|honderd|duizend|\w*honderd|\w*duizend|procent|euro|mille|ton)",
    ),
    "answer_terms": (
        r"(?:levertijd|lever(?:en|ing)|binnen (?:de )?(?:\w+ )?(?:dagen|weken|werkdagen|uur|maand)|opzeg\w*|opzegtermijn|betaal\w*|termijn|inclusief|kost|factu\w+|maandelijks|per (?:maand|stuk|jaar|gebruiker|week)|start|installatie|werkdagen|vanaf|ingaan|plaatsing)",
    ),
}

CUSTOMER: dict[str, tuple[str, ...]] = {
    "question": SELLER["invert"] + SELLER["wh"],
    "terms": (
        r"(?:wanneer (?:zou|kan|kunnen|zouden|start|begint|komt|is|wordt|krijg)|hoe (?:snel|lang|rap|gaat|werkt|verloopt|zit|loopt|pakken)|levertijd|leveren|opzeg\w*|betal\w*|betaal\w*|termijn|contract|installatie|installeren|opleiding|wat (?:kost|komt|gaat|gebeurt|moet)|hoeveel (?:kost|is|tijd|zou)|inbegrepen|garantie|start\w*|beginnen|plaatsen|geleverd|in de praktijk|concreet|volgende stap)",
    ),
    "price": (
        r"(?:te duur|duur\w*|prijs|prijzig|kost\w*|budget|goedkoper|procent (?:hoger|duurder|lager|meer)|offerte|euro|geld|investering|hoger dan|boven de|betalen|tarief|korting)",
    ),
    "competitor": (
        r"(?:concurrent\w*|andere (?:partij|leverancier|offerte|bureau|aanbieder)|huidige (?:leverancier|partij)|we hebben al|wij hebben al|wij zitten (?:al )?bij|we zitten (?:al )?bij|werken (?:al )?(?:met|samen)|vaste leverancier|huisleverancier|tevreden)",
    ),
    "objection": (
        r"(?:(?:geen|niet) (?:tijd|interesse|nodig|zin|plaats|budget|geschikt|overtuigd|handig|rijp|gelukkig)|te (?:veel|groot|klein|lang|traag|ingewikkeld|complex|vroeg|laat|ver|zwaar|duur|weinig|riskant|log)|nadeel|probleem|maar (?:ik|wij|we|het|dat|dan|bij)|past niet|werkt niet|daar ben ik niet voor|niets voor (?:mij|ons)|(?:vinden|vind) (?:ze|ik|wij|we) (?:dat )?(?:eng|niks|flauw|gedoe)|niet meer aan|breekpunt|bezwaar|al met uw bedrijf|was niet goed|afwijking|klopt niet|tegen |nooit|liever niet|ik zie (?:niet|geen)|geloof (?:ik )?niet|kan niet|willen niet|wil niet|vorige keer|al eens geprobeerd)",
    ),
    "hesitate": (
        r"(?:ik weet (?:het )?(?:niet|nog niet|zo niet|eigenlijk niet)|weet niet|twijfel\w*|ik aarzel|aarzel|niet zeker|dubbel gevoel|moeilijk te zeggen|hmm?|tja|mwah|goh|ik weet t niet|kweet|buikgevoel|iets (?:houdt|wringt)|niet (?:helemaal )?overtuigd|kan er de vinger|gevoel|er (?:nog )?niet uit|vertrouw het (?:nog )?niet|te mooi|te simpel|geen idee|niet goed|zo nog niet|onzeker|meh|knaagt|weet niet zeker|kan niet zeggen)",
    ),
    "postpone": (
        r"(?:(?:er )?(?:nog )?(?:even |eens |rustig |goed )?(?:over )?na(?:denken| te denken)|nadenken|bedenken|overleggen|bespreken|voorleggen|eerst (?:met|nog|eens|even|intern|mijn|aan)|na (?:de|het) (?:zomer|vakantie|jaarwisseling|verlof|kerst|inventaris|bouwverlof|oogst)|volgend (?:jaar|kwartaal)|(?:volgende|andere) (?:maand|keer)|later|laten bezinken|slapen|belt? (?:me|mij|u|je) (?:nog )?(?:eens )?(?:terug|later)|kom (?:er|ik) .{0,10}terug|wachten|afwachten|raad van bestuur|mijn (?:baas|directeur|vrouw|man|vennoot|compagnon|zaakvoerder|broer|vader|collega)|directie|bestuur|te zijner tijd|(?:leg|leggen|voorleggen|aan) (?:het|dat)? ?aan (?:mijn|de|het|ons)|met (?:het|mijn|de|ons) (?:schoolbestuur|bestuur|team|partner|boekhouder|vennoten)|aandeelhouders?|commissie|personeelsvergadering|laten? rusten|bezinken|over een half jaar|na (?:pasen|nieuwjaar)|eerst .{0,30}(?:vragen|horen|lezen|zien|kijken)|wil (?:er )?(?:nog )?(?:even )?over|kom .{0,20}maar terug|geen haast|stuur .{0,20}(?:mail|offerte|info|op)|documentatie)",
    ),
    "fear": (
        r"(?:bang|schrik|vrees|angst|risico|riskant|wat als|stel dat|en als|zorgen|zorg|durf|gevaar\w*|mislukt|misloopt|fout (?:gaat|loopt)|uitval\w*|verantwoordelijk|afgerekend|op mij|naar mij|mijn (?:kop|hoofd|job|nek|naam)|gezicht|verwijt\w*|ontslag|ontslagen|weerstand|pikken|pikt|veranderen|verandering|dan sta ik|dan zit ik|dan lig|nooit vergeven|ben ik (?:alles )?kwijt|de schuld|schuldige|lachen met|met mij lachen|de krant|aansprakelijk|spijt|gefrustreerd|straks|vertrouwen|onder mijn|mijn verantwoordelijkheid|dan ben ik|sterft|boete|lekt|data|gehackt|afhankelijk|vast(?:zit| te zitten|zitten)|ellende|miserie|chaos|reputatie|personeel|de mensen)",
    ),
    "emotion": SELLER["feeling"],
    "agree": (
        r"(?:^(?:ja|oke|ok|goed|akkoord|prima|zeker|klopt|inderdaad|exact|precies|perfect|doe maar|graag|top|juist|natuurlijk|absoluut)\b|klinkt (?:goed|interessant|niet slecht)|zou (?:schelen|helpen|kunnen)|interessant|dat is waar|zo is het)",
    ),
    "negative": (
        r"(?:^(?:nee|neen|nou|bwa|mja|tja|pff)\b|liever niet|hoeft niet|geen interesse|niet nodig|dank (?:u|je) wel)",
    ),
    "complain": (
        r"(?:klacht\w*|te laat|kapot|fout\w*|traag|slecht|nooit|altijd|weer|frustr\w+|verlie\w+|kwijt|duurt|probleem|uren|stil|mis|vergeten|niemand|moeilijk|vervelend)",
    ),
}
MACROS = _MACROS
