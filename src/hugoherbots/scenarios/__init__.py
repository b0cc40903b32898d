"""What can be practised: the scenarios and how they are chosen."""
