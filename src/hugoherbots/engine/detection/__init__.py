"""Recognises sales techniques in a seller's turns, with the exact words that show them."""

from hugoherbots.engine.detection.detector import Detector as Detector
