"""From the text of a request to values: the grammar of query strings, headers and bodies."""
