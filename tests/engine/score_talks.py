"""Conversations with their techniques marked, for the tests of score and feedback: one seller's turn a line, `S [ids]: words`."""

from __future__ import annotations

import re

from hugoherbots.engine.types import Evidence, Utterance

_SELLER = re.compile(r"S \[([^\]]*)\]: (.+)")


def talk(text: str) -> tuple[Utterance, ...]:
    """The turns of a conversation; a technique's quote is the whole turn."""
    turns: list[Utterance] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        seller = _SELLER.fullmatch(line)
        if seller is None:
            turns.append(Utterance("customer", line.removeprefix("C:").strip()))
            continue
        words = seller[2]
        found = tuple(Evidence(name, 0.9, words, 0, len(words)) for name in seller[1].split())
        turns.append(Utterance("seller", words, found))
    return tuple(turns)


EXCELLENT_EN = talk("""
C: Good morning, come in. You're the cleaning people?
S [1.2]: Good morning. I'd like to hear first how it runs now, then say what we might do, and at the end we see if there's a next step. Does that suit you?
C: Fine by me.
S [2.1.1]: Who does the theatres at night at the moment?
C: An agency. Different faces every week, and twice last month nobody turned up at all.
S [2.1.2]: Twice nobody. How was that for you, the morning after?
C: I was mopping theatre two myself at five, before the first patient. I can't go through that again.
S [2.1.6]: So at five in the morning it's you with the mop, because nobody you know by name is on the rota.
C: Exactly. And infection control asked me for the log.
S [2.1.7]: Suppose they'd walked in at half past four. What would have happened to the list that day?
C: Cancelled. Eleven patients.
S [2.1.8]: So a fixed crew who really turn up comes before the price, have I got that right?
C: That's right.
S [3.2 3.4]: Then I'd put a fixed crew of four on your theatres, with a reserve on call. For you that means no five o'clock mop, and a log that's signed before the first patient.
C: And what if your reserve is ill as well? I'd be the one explaining eleven cancellations.
S [4.2.5]: You'd be standing there, not me, I see that. So the contract says a supervisor is on site within the hour, and we pay for every list that's lost.
C: That would do it.
S [3.5]: How do you see that working with infection control?
C: They'd like it. When could you start?
S [4.2.1 4.1]: Three weeks from today, with a trial night on the fourteenth. Shall we put that night in the diary?
C: Yes please.
""")

AVERAGE_EN = talk("""
C: Good morning, come in. You're the cleaning people?
S []: Good morning, yes, lovely to be here. We've been in healthcare cleaning for a good while now.
C: Right.
S [2.1.1]: How many theatres have you got?
C: Six. The agency sends different faces every week, and twice last month nobody turned up at all.
S []: That happens. It's a difficult market for everybody.
C: I was mopping theatre two myself at five.
S [2.1.2]: And how do your staff feel about the agency?
C: They've given up on it.
S [3.2]: We'd give you a fixed crew of four, so you see the same faces.
C: And what if they're ill? I'd be the one explaining eleven cancellations.
S []: We hardly ever have that problem.
C: Hm. I'd need to talk to infection control.
S []: Of course, by all means.
C: All right.
S [4.1]: Shall I ring you next week to see where we are?
""")

PUSHY_EN = talk("""
C: Good morning, come in. You're the cleaning people?
S []: The best in the country! You won't believe the price I can do, but only today.
C: We have an agency.
S []: Agencies are rubbish, everybody knows they're amateurs.
C: Twice last month nobody turned up. That's my problem.
S [4.1]: There you go then. Shall we sign?
C: I'd need to talk to infection control.
S []: I understand, but you're the boss, you don't need permission.
C: And I'm worried about the handover.
S []: Don't worry about that. I'll throw it in for nothing, twenty percent off if you sign today.
C: That's not what I asked.
S [4.1]: Look, this price goes up on Monday. Are we doing this or what?
C: Goodbye.
""")

MANY_BADLY_EN = talk("""
C: Good morning, come in. You're the cleaning people?
S [4.1]: Good morning! Shall I put you down for a contract from Monday?
C: I don't know you. Twice last month nobody turned up and I was mopping myself.
S [2.1.1]: How many square metres do you have?
C: Four thousand. Did you hear what I said?
S [2.1.1]: And how many floors?
C: Five. I'm worried it happens again.
S [2.1.1 2.1.3]: Are the floors vinyl or tile?
C: Vinyl. What would you do if nobody turns up?
S [3.2 3.3]: We have machines that scrub twice as fast as the usual ones, and twenty percent off if you sign today.
C: That's not what I asked.
S [2.1.1]: How many bins are there?
C: I'm not convinced.
S [4.1]: Shall we sign then? That price goes up on Monday.
C: It's too expensive anyway.
S [3.3 4.1]: I understand, but the others are amateurs. Shall we start on Monday?
C: I have to go.
""")

FEW_WELL_EN = talk("""
C: Good morning, come in. You're the cleaning people?
S []: We are, good morning.
C: Twice last month nobody turned up and I was mopping myself.
S [2.1.6]: So in the end it's you standing there with the mop, twice in a month.
C: Exactly. I can't have it again.
S [2.1.2]: What would you most want to be different?
C: Names. I want to know who's coming.
S [2.1.6]: It's the same faces you're after, more than anything.
C: Yes. And what if somebody's ill?
S [4.2.5]: Then you'd be on your own again, I see that. We keep a reserve on call, and it's in the contract that someone is there within the hour.
C: That would help.
S [4.1]: Shall we try two nights and look at it together?
C: All right.
""")

GOOD_NL = talk("""
C: Goedemiddag, zet u.
S [1.4]: Dank u. Mag ik u eerst wat vragen stellen, zodat ik straks niet naast de kwestie praat?
C: Doe maar.
S [2.1.1]: Hoe komen de bestellingen vandaag bij jullie binnen?
C: Per mail en per telefoon. En dan typt Sofie alles over, acht uur per week.
S [2.1.2]: Wat vindt u daar zelf het lastigste aan?
C: Dat er fouten in sluipen. Vorige week is er een halve vrachtwagen verkeerd vertrokken.
S [2.1.6]: Dus het is niet alleen het overtypen, het is dat u het pas merkt als de wagen al onderweg is.
C: Precies, en dan staat de klant aan de telefoon.
S [3.2 3.4]: Wij leggen een koppeling zodat elke mail meteen een order wordt. Voor u betekent dat dat Sofie die acht uur terugkrijgt en dat er geen wagen meer fout vertrekt.
C: Dat zou schelen. Maar ik vrees dat mijn mensen het niet zien zitten.
S [4.2.5]: Dat is een terechte zorg, zij moeten er elke dag mee werken. We laten het oude systeem zes weken meelopen en Sofie beslist wanneer het uit mag.
C: Dat stelt me gerust.
S [4.1]: Zullen we dinsdag met Sofie erbij een eerste koppeling testen?
C: Dinsdag is goed.
""")

POOR_NL = talk("""
C: Goedemiddag, zet u.
S []: Dank u. Wij bestaan al dertig jaar, we hebben een dashboard, een app, rapportage, een portaal en vijftig koppelingen, en we zijn marktleider.
C: Sofie typt acht uur per week bestellingen over. Daar zitten fouten in.
S []: Ja, dat horen we vaker. En we hebben ook een nieuwe module voor planning, alles automatisch.
C: Vorige week is er een halve vrachtwagen verkeerd vertrokken.
S []: Vervelend.
C: Wat kost dat eigenlijk?
S []: Daar komen we wel uit, dat valt best mee.
C: Ik ga er eens over nadenken.
S []: Prima, dan hoor ik het wel.
""")

OBJECTION_NL = talk("""
C: Ik heb uw offerte gelezen. Ge zijt twaalf procent duurder dan wat we nu betalen.
S [4.2.4]: Twaalf procent is een stevig verschil, dat snap ik. Waar legt ge ons precies naast?
C: Naast onze huidige vervoerder.
S [4.2.4]: Daar zit de laadklep niet in. Als ge die erbij telt, liggen we dertig euro uit elkaar.
C: Dat wist ik niet. Maar ik moet het nog met mijn vennoot bespreken.
S [4.2.3]: Logisch dat hij meekijkt. Wat zal zijn eerste vraag zijn, denkt ge?
C: Of het op tijd komt.
S [4.1]: Zullen we donderdag met zijn drieën de cijfers van die ritten bekijken?
C: Donderdag kan.
""")

WORKED_EN = talk("""
C: Morning. You're here about the label printers?
S [1.2]: I am. Shall we look at how it runs today first, and at the end decide if there's a next step?
C: Fine. We lose half a day a week because the labels come off in the cold store.
S [2.1.6]: So it isn't the printing, it's that you find unlabelled boxes at minus eighteen.
C: Exactly. And then two people stand there guessing.
S [2.1.1]: How many boxes is that in a week?
C: About sixty.
S [3.2 3.4]: Our label is made for minus thirty, so those sixty boxes keep theirs and your two people can go back to picking.
C: It sounds expensive, though.
S []: We can do ten percent off if you sign today.
C: Hm. I'd have to ask my director.
S [4.2.3]: Of course. What will he want to know first, and when do you see him?
C: What it saves. On Thursday.
S [4.1]: Shall we put that on one page together now, so you have it on Thursday?
""")
