"""Feedback: what a coach says after a conversation, from the transcript and its scorecard."""

from hugoherbots.engine.feedback.coach import feedback as feedback
from hugoherbots.engine.feedback.notes import Feedback as Feedback
from hugoherbots.engine.feedback.notes import ScenarioSummary as ScenarioSummary
