"""From a result to an answer: status, headers, body, and errors."""
