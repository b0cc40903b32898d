"""From a request and the schema cache to a plan: what is read or written, with every name found in the cache."""
