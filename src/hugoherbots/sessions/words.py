"""The words for how a talk goes and ends."""

from __future__ import annotations

from hugoherbots.kit.phrases import phrase

MOODS = {
    "warm": phrase("At ease"),
    "open": phrase("Open"),
    "neutral": phrase("Neutral"),
    "guarded": phrase("On guard"),
    "irritated": phrase("Irritated"),
}
OUTCOMES = {
    "next_step": phrase("Next step agreed"),
    "customer_left": phrase("The customer ended it"),
    "seller_ended": phrase("You ended it"),
    "abandoned": phrase("Given up"),
}
ENDINGS = {
    "next_step": phrase("You have agreed a next step. The conversation is over."),
    "customer_left": phrase("The customer has ended the conversation."),
    "seller_ended": phrase("The conversation is over."),
}
STATUSES = {
    "completed": phrase("Finished"),
    "in_progress": phrase("Unfinished"),
    "abandoned": phrase("Given up"),
}
SKILLS = {
    "listening": phrase("Listening"),
    "questioning": phrase("Asking questions"),
    "summarising": phrase("Summarising"),
    "objections": phrase("Handling objections"),
    "next_step": phrase("Agreeing a next step"),
}
WHOLE_TALK = phrase("The whole conversation")
NOTICES = {
    "nothing_to_score": phrase("Say something first: there is nothing to score yet."),
    "turn_too_long": phrase("That was too much for one turn. Say it in fewer words."),
    "audio_unreadable": phrase("Your recording could not be played. Send another one, or talk here."),
    "audio_silent": phrase("No words were heard in your recording. Send another one, or talk here."),
}
