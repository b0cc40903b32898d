"""Accounts: sign-up, log-in, log-out, and the language of the pages."""
