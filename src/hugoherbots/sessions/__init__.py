"""Practised conversations: start, talk, score, look back."""
