"""The frame around everything: landing page, language, health, errors."""
