"""Forms of the participant's way through the project."""
