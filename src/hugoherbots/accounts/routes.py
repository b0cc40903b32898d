"""The routes of accounts."""

from __future__ import annotations

from hugoherbots.accounts import pages
from hugoherbots.kit.routing import Audience, page

ROUTES = (
    page("GET", "/signup", pages.sign_up_form, Audience.PUBLIC),
    page("POST", "/signup", pages.sign_up, Audience.PUBLIC),
    page("GET", "/login", pages.log_in_form, Audience.PUBLIC),
    page("POST", "/login", pages.log_in, Audience.PUBLIC),
    page("POST", "/logout", pages.log_out, Audience.PUBLIC),
)
