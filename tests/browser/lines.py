"""What sellers say in these tests, in both languages."""

from __future__ import annotations

TITLES = {"nl": "De planning zit in één hoofd", "en": "The near miss nobody filed"}
PERSONAS = {"nl": "Katrien Maes", "en": "Martin Okafor"}
TALKS = {
    "nl": (
        (
            "Goeiemorgen. Mijn voorstel: eerst vertelt u hoe de planning nu loopt, daarna kijk ik of wij iets kunnen "
            "betekenen, en op het einde beslissen we samen of een vervolg zin heeft. Is dat goed voor u?"
        ),
        "Hoeveel tijd bent u 's ochtends kwijt aan herplannen?",
        "Dus elke ochtend begint u al met achterstand, en één telefoontje gooit alles om. Wat doet dat met u?",
        "Heb ik goed begrepen dat rust in de ochtend voor u het belangrijkste is?",
    ),
    "en": (
        (
            "Good morning. My suggestion: first you tell me how things run now, then I see whether we can be of any use, "
            "and at the end we decide together whether a next step makes sense. Is that all right with you?"
        ),
        "How many near misses do you hear about in a month?",
        "So people and forklifts cross in the same aisles and nobody writes it down. What worries you most about that?",
        "Have I understood correctly that you want to know about it before somebody gets hurt?",
    ),
}
