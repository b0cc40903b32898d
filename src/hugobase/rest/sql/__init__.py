"""From a plan to SQL text with numbered parameters."""
