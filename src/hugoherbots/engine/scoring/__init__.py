"""Scoring: a transcript with evidence in, a scorecard with a reason for every point out."""

from hugoherbots.engine.scoring.judge import score as score
from hugoherbots.engine.scoring.scorecard import Reason as Reason
from hugoherbots.engine.scoring.scorecard import Scorecard as Scorecard
