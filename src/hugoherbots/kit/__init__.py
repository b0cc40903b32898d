"""Product-free plumbing: errors, guards, requests, pages, languages, events."""
