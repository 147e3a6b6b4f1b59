"""What may be said: hand-written Turtle, shapes, rules and questions; no facts, no generated files."""
