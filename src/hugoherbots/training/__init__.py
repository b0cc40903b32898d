"""Makes and measures the detection model: the labelled corpus, training, cross-validation, evaluation."""
