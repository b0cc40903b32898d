"""Content as data: techniques, rubric, coaching, scenarios and voices, with the loader that reads them."""
