"""HugoHerbots: sales conversation training with a simulated customer and an explained score."""
