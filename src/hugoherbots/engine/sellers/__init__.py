"""Scripted sellers of several qualities, who can play any scenario: for tests and for demonstrations."""

from hugoherbots.engine.sellers.player import Detect as Detect
from hugoherbots.engine.sellers.player import play as play
from hugoherbots.engine.sellers.styles import STYLES as STYLES
from hugoherbots.engine.sellers.styles import Style as Style
